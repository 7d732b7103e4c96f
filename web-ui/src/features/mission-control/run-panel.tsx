import { useQuery } from "@tanstack/react-query";
import { runSpreadQuery } from "@/api/queries";
import type { Run, RunTeam, Step, WaveSpread } from "@/api/types";
import { Panel } from "@/components/panel";
import { RUN_WORDS, isLive } from "@/components/run-state";
import { useSession } from "@/components/session";
import { StateMark } from "@/components/state-mark";
import { clock, runClock, useNow } from "@/components/time";
import { STEP_WORDS } from "@/components/words";
import type { OrderKind } from "./orders";
import { RunControls } from "./run-controls";
import { TrafficTable } from "./traffic-table";
import classes from "./mission-control.module.css";

const MOMENTS = [
  { label: "Planned", at: (step: Step) => step.plannedAt },
  { label: "Applied", at: (step: Step) => step.appliedAt },
  { label: "Effect verified", at: (step: Step) => step.effectAt },
  { label: "Reverted", at: (step: Step) => step.revertedAt },
  { label: "Clean", at: (step: Step) => step.cleanAt },
];

const APPLIED: Partial<Record<Step["kind"], string>> = { INJECT: "Sent", CHECKPOINT: "Reached" };

interface Props {
  run: Run;
  hideNames: boolean;
  onOrder: (kind: OrderKind) => void;
}

/** The run's plan and how far every team is in it, in run time. */
export function RunPanel({ run, hideNames, onOrder }: Props) {
  const now = useNow();
  const { role } = useSession();
  const spreads = useQuery(runSpreadQuery(run)).data?.items ?? [];
  return (
    <Panel
      title={`Run ${run.number}${hideNames ? "" : `: ${run.scenario.title}`}`}
      live
      actions={
        <span className="num">
          {RUN_WORDS[run.state]}, <strong className="live">{runClock(now, run.startedAt)}</strong>{" "}
          of {runClock(run.endsAt, run.startedAt)}, ends by {clock(run.endsAt)}
        </span>
      }
    >
      {role === "INSTRUCTOR" && isLive(run) && <RunControls run={run} onOrder={onOrder} />}
      <RunNotices run={run} />
      {plan(run).map((step, i) => (
        <StepTable
          key={step.id}
          run={run}
          stepId={step.id}
          title={hideNames ? `Step ${i + 1}` : `${i + 1}. ${step.title}`}
          kind={step.kind}
          spread={spreads.find((each) => each.step === step.id)}
        />
      ))}
      <TrafficTable run={run} />
    </Panel>
  );
}

/** Why the run stands still, and who is not in it. */
function RunNotices({ run }: { run: Run }) {
  const out = run.teams.filter((team) => team.note);
  return (
    <>
      {run.state === "PAUSED" && (
        <p role="status">
          Paused{run.pausedAt ? ` since ${clock(run.pausedAt)}` : ""}: {run.pauseReason}
        </p>
      )}
      {run.notice && <p role="alert">Nothing is injected at present: {run.notice}.</p>}
      {run.leftOut.map(({ team, reason }) => (
        <p key={team.id} className="muted">
          {team.name} was left out: {reason}
        </p>
      ))}
      {out.map(({ team, note }) => (
        <p key={team.id} className="muted">
          {team.name} is out of the run: {note}
        </p>
      ))}
    </>
  );
}

/** The steps of the run in the order of their plan, whichever team has them. */
export function plan(run: Run): Step[] {
  const byId = new Map<string, Step>();
  for (const step of run.teams.flatMap((team) => team.steps)) {
    if (!byId.has(step.id)) byId.set(step.id, step);
  }
  return [...byId.values()].sort((a, b) => a.plannedAt.localeCompare(b.plannedAt));
}

interface StepTableProps {
  run: Run;
  stepId: string;
  title: string;
  kind: Step["kind"];
  spread: WaveSpread | undefined;
}

/** How late after its instant a step hit its teams, and how far apart. */
export function spreadText(spread: WaveSpread): string {
  const { targets, lateP50Millis, lateP99Millis, lateMaxMillis, spreadMillis } = spread;
  if (targets === 1) return `hit ${lateMaxMillis} ms after its instant`;
  return (
    `hit ${targets} teams ${lateP50Millis} ms after its instant at the median, ` +
    `p99 ${lateP99Millis} ms, last ${lateMaxMillis} ms; ${spreadMillis} ms from first to last`
  );
}

function StepTable({ run, stepId, title, kind, spread }: StepTableProps) {
  const rows = run.teams.flatMap((team): { team: RunTeam; step: Step }[] => {
    const step = team.steps.find((each) => each.id === stepId);
    return step ? [{ team, step }] : [];
  });
  const moments = kind === "INJECT" || kind === "CHECKPOINT" ? MOMENTS.slice(0, 2) : MOMENTS;
  const reached = moments
    .slice(1)
    .map(
      ({ label, at }) =>
        `${label.toLowerCase()} ${rows.filter(({ step }) => at(step)).length}/${rows.length}`,
    );
  return (
    <div className={classes.step}>
      <div className="row wrap between">
        <h3>{title}</h3>
        <span className="muted micro num live">{reached.join(", ")}</span>
      </div>
      {spread && <p className="muted micro num">{spreadText(spread)}</p>}
      <div className="scroll-x" tabIndex={0} role="group" aria-label={title}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Team</th>
              <th scope="col">State</th>
              {moments.map(({ label }) => (
                <th key={label} scope="col">
                  {label === "Applied" ? (APPLIED[kind] ?? label) : label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ team, step }) => (
              <tr key={team.team.id}>
                <th scope="row">{team.team.name}</th>
                <td>
                  <StateMark said={STEP_WORDS[step.state]} live />
                  {step.note && <div className="micro muted">{step.note}</div>}
                </td>
                {moments.map(({ label, at }) => (
                  <Moment
                    key={label}
                    at={at(step)}
                    start={run.startedAt}
                    due={label === "Reverted" ? step.revertDueAt : null}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Moment(props: {
  at: string | null | undefined;
  start: string;
  due: string | null | undefined;
}) {
  const { at, start, due } = props;
  if (at) {
    return (
      <td className="nowrap" title={clock(at)}>
        {runClock(at, start)}
      </td>
    );
  }
  return <td className="muted nowrap">{due ? `due ${runClock(due, start)}` : "–"}</td>;
}
