import { useQuery } from "@tanstack/react-query";
import { allSliQuery } from "@/api/queries";
import type { Run, SliState } from "@/api/types";
import { AsOf } from "@/components/panel";
import { StateMark } from "@/components/state-mark";
import { span } from "@/components/time";
import { SLI_WORDS } from "@/components/words";
import { PHASES, medianDelay } from "./phases";
import classes from "./mission-control.module.css";

const STATES: SliState[] = ["BREACHING", "BURNING", "OK", "NO_DATA"];

/** The room in one line: how many teams are in which state, and how far they are. */
export function StateSummary({ run }: { run: Run | null }) {
  const sli = useQuery(allSliQuery);
  const teams = (sli.data?.items ?? []).filter((item) => item.environment === "PRODUCTION");
  return (
    <section aria-label="Summary" className="row wrap" style={{ gap: "8px 32px" }}>
      <dl className={classes.summary}>
        {STATES.map((state) => (
          <div key={state}>
            <dt>
              <StateMark said={SLI_WORDS[state]} />
            </dt>
            <dd className="live">{teams.filter((item) => item.summary.state === state).length}</dd>
          </div>
        ))}
      </dl>
      {run && <PhaseCounts run={run} />}
      <AsOf />
    </section>
  );
}

function PhaseCounts({ run }: { run: Run }) {
  const delay = (to: "detectedAt" | "mitigatedAt" | "resolvedAt") =>
    medianDelay(
      run,
      (team) => team.milestones.effectAt,
      (team) => team.milestones[to],
    );
  const medians = [
    { label: "median to detect", value: delay("detectedAt") },
    { label: "median to mitigate", value: delay("mitigatedAt") },
  ];
  return (
    <dl className={classes.summary}>
      {PHASES.map((phase) => (
        <div key={phase.id}>
          <dt className="muted">{phase.label}</dt>
          <dd className="live">
            {run.teams.filter(phase.reached).length}/{run.teams.length}
          </dd>
        </div>
      ))}
      {medians.map(({ label, value }) => (
        <div key={label}>
          <dt className="muted">{label}</dt>
          <dd className="live">{value === null ? "–" : span(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
