import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Suspense, lazy, useEffect } from "react";
import { runsQuery } from "@/api/queries";
import { askForProjector, useAskedProjector } from "@/components/projector";
import { isLive } from "@/components/run-state";
import { isStaff, useSession } from "@/components/session";
import { clock, runClock, useNow } from "@/components/time";
import { count } from "@/components/numbers";
import type { Run, Session } from "@/api/types";
import classes from "./shell.module.css";

const ProjectorDialog = lazy(async () => ({
  default: (await import("./projector-dialog")).ProjectorDialog,
}));

/** Names every mode that changes what people see or what happens. Staff only; cannot be dismissed. */
export function ModeBar() {
  const { role } = useSession();
  return isStaff(role) ? <StaffModes /> : null;
}

function StaffModes() {
  const runs = useQuery(runsQuery);
  const { projector } = useSession();
  const asked = useAskedProjector();
  const run = runs.data?.items.find(isLive);
  return (
    <>
      {(run || projector) && (
        <aside className={classes.modes} aria-label="Modes">
          {projector && <Projecting {...projector} />}
          {run && <LiveRun run={run} hideName={Boolean(projector)} />}
        </aside>
      )}
      {asked !== null && (
        <Suspense>
          <ProjectorDialog reload={() => globalThis.location.reload()} />
        </Suspense>
      )}
    </>
  );
}

function Projecting({ by, since }: NonNullable<Session["projector"]>) {
  useEffect(() => {
    document.documentElement.dataset["projector"] = "on";
    return () => {
      delete document.documentElement.dataset["projector"];
    };
  }, []);
  return (
    <>
      <span className={classes.modeTitle}>Projector</span>
      <span>
        on since {clock(since)}, by {by.name}: no fault names, plan, hints, scores or private chat
      </span>
      <button type="button" className={classes.modeEnd} onClick={() => askForProjector(false)}>
        Leave…
      </button>
    </>
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
