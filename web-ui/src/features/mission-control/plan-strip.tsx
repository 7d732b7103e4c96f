import type { Run } from "@/api/types";
import { runClock, span } from "@/components/time";
import { plan } from "./run-panel";
import classes from "./mission.module.css";

interface Props {
  run: Run;
  now: number;
  hideNames: boolean;
}

/** The run's plan in one line: what was, what is in force on how many teams, and what comes. */
export function PlanStrip({ run, now, hideNames }: Props) {
  return (
    <ol className={`plain-list ${classes.plan}`} aria-label="Plan of the run">
      {plan(run).map((step, i) => {
        const states = run.teams.flatMap((team) => {
          const own = team.steps.find((each) => each.id === step.id);
          return own ? [own] : [];
        });
        const applied = states.filter((each) => each.appliedAt).length;
        const verified = states.filter((each) => each.effectAt).length;
        const inForce = states.some((each) =>
          ["APPLYING", "APPLIED", "VERIFIED"].includes(each.state),
        );
        const said =
          applied === 0
            ? Date.parse(step.plannedAt) > now
              ? `in ${span(Date.parse(step.plannedAt) - now)}`
              : "due"
            : step.kind === "FAULT" || step.kind === "NOISE"
              ? `injected ${applied}/${states.length}, verified ${verified}/${applied}${verified < applied ? " !" : ""}`
              : `${applied}/${states.length}`;
        return (
          <li key={step.id} className={inForce ? classes.inForce : ""}>
            {i + 1} {hideNames ? `Step ${i + 1}` : step.title}{" "}
            <span className="muted num live">{said}</span>
            <span className="hidden-visually">
              , planned {runClock(step.plannedAt, run.startedAt)}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
