import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { runsQuery } from "@/api/queries";
import { useProjector } from "@/components/projector";
import { isLive } from "@/components/run-state";
import { isStaff, useSession } from "@/components/session";
import { clock, runClock, useNow } from "@/components/time";
import { count } from "@/components/numbers";
import type { Run } from "@/api/types";
import classes from "./shell.module.css";

/** Names every mode that changes what people see or what happens. Staff only; cannot be dismissed. */
export function ModeBar() {
  const { role } = useSession();
  return isStaff(role) ? <StaffModes /> : null;
}

function StaffModes() {
  const runs = useQuery(runsQuery);
  const [projector] = useProjector();
  const run = runs.data?.items.find(isLive);
  if (!run && !projector) return null;
  return (
    <aside className={classes.modes} aria-label="Modes">
      {run && <LiveRun run={run} hideName={projector} />}
      {projector && <span className={classes.modeTitle}>Projector: fault names hidden</span>}
    </aside>
  );
}

function LiveRun({ run, hideName }: { run: Run; hideName: boolean }) {
  const now = useNow();
  return (
    <>
      <span className={classes.modeTitle}>
        <Link to="/">
          Run {run.number}
          {hideName ? "" : ` · ${run.scenario.title}`}
        </Link>
      </span>
      <span className="num">{runClock(now, run.startedAt)}</span>
      <span>
        {count(run.teams.length, "team")}, started by {run.startedBy.name}, ends by{" "}
        {clock(run.endsAt)}
      </span>
    </>
  );
}
