import type { Run, RunTeam, Step } from "@/api/types";
import { Panel } from "@/components/panel";
import { RUN_WORDS } from "@/components/run-state";
import { StateMark } from "@/components/state-mark";
import { clock, runClock, useNow } from "@/components/time";
import { STEP_WORDS } from "@/components/words";
import classes from "./mission-control.module.css";

const MOMENTS = [
  { label: "Planned", at: (step: Step) => step.plannedAt },
  { label: "Applied", at: (step: Step) => step.appliedAt },
  { label: "Effect verified", at: (step: Step) => step.effectAt },
  { label: "Reverted", at: (step: Step) => step.revertedAt },
  { label: "Clean", at: (step: Step) => step.cleanAt },
];

/** The run's plan and how far every team is in it, in run time. */
export function RunPanel({ run, hideNames }: { run: Run; hideNames: boolean }) {
  const now = useNow();
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
      {plan(run).map((step, i) => (
        <StepTable
          key={step.id}
          run={run}
          stepId={step.id}
          title={hideNames ? `Step ${i + 1}` : `${i + 1}. ${step.title}`}
          kind={step.kind}
        />
      ))}
    </Panel>
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
}

function StepTable({ run, stepId, title, kind }: StepTableProps) {
  const rows = run.teams.flatMap((team): { team: RunTeam; step: Step }[] => {
    const step = team.steps.find((each) => each.id === stepId);
    return step ? [{ team, step }] : [];
  });
  const moments = kind === "FAULT" ? MOMENTS : MOMENTS.slice(0, 2);
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
      <div className="scroll-x" tabIndex={0} role="group" aria-label={title}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Team</th>
              <th scope="col">State</th>
              {moments.map(({ label }) => (
                <th key={label} scope="col">
                  {kind === "INJECT" && label === "Applied" ? "Sent" : label}
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
