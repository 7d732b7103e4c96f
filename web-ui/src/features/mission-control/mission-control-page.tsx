import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { runsQuery, scenariosQuery } from "@/api/queries";
import type { Run, Scenario } from "@/api/types";
import { Page } from "@/components/page";
import { useProjector } from "@/components/projector";
import { isLive } from "@/components/run-state";
import { useSession } from "@/components/session";
import { useShortcut } from "@/components/shortcuts";
import { runClock, useNow } from "@/components/time";
import { ClassBoard } from "./class-board";
import { LaunchDialog } from "./launch-dialog";
import { OrderDialog } from "./order-dialog";
import type { OrderKind } from "./orders";
import { PastRuns } from "./past-runs";
import { Lobby } from "./lobby";
import { PlanStrip } from "./plan-strip";
import { RunPanel } from "./run-panel";
import { ScenarioPanel } from "./scenario-panel";
import { SchedulePanel } from "./schedule-panel";
import classes from "./mission-control.module.css";

/** The instructor's live screen: who is hurting, what was injected, who needs me. */
export function MissionControlPage() {
  const runs = useQuery(runsQuery);
  const scenarios = useQuery(scenariosQuery);
  const [projector, setProjector] = useProjector();
  const [launching, setLaunching] = useState<Scenario | null>(null);
  // With the run as it was: what an order did is to be read when the run is over too.
  const [order, setOrder] = useState<{ kind: OrderKind; run: Run } | null>(null);
  const run = runs.data?.items.find(isLive) ?? null;
  const now = useNow();
  const teaches = useSession().role === "INSTRUCTOR";
  const launchable = useRef<HTMLDivElement>(null);
  useShortcut("i", "Launch a scenario", () =>
    launchable.current?.querySelector<HTMLElement>("button, input, a")?.focus(),
  );
  useShortcut(
    "P",
    "Pause the run",
    () => run && setOrder({ kind: run.state === "PAUSED" ? "resume" : "pause", run }),
    run !== null && teaches,
  );
  useShortcut("p", "Projector mode on or off", () => setProjector(!projector));

  return (
    <Page
      title="Mission control"
      {...(run
        ? {
            heading: (
              <>
                Mission control{" "}
                <span className="num live">
                  {runClock(now, run.startedAt)} of {runClock(run.endsAt, run.startedAt)}
                </span>
              </>
            ),
          }
        : {})}
      actions={
        <>
          <Button
            variant="default"
            aria-pressed={projector}
            aria-keyshortcuts="p"
            onClick={() => setProjector(!projector)}
          >
            {projector ? "Projector off" : "Projector on"}
          </Button>
          {run && (
            <Button
              variant="default"
              className={classes.halt ?? ""}
              onClick={() => setOrder({ kind: "halt", run })}
            >
              Halt run {run.number}…
            </Button>
          )}
        </>
      }
    >
      {run && <PlanStrip run={run} now={now} hideNames={projector} />}
      <ClassBoard run={run} hideNames={projector} />
      <div className={classes.grid}>
        <div className={classes.main}>
          {!run && <Lobby />}
          {run && (
            <RunPanel run={run} hideNames={projector} onOrder={(kind) => setOrder({ kind, run })} />
          )}
          <PastRuns runs={runs} hideNames={projector} />
        </div>
        <div className={classes.side} ref={launchable}>
          <ScenarioPanel active={run} hideFaults={projector} onLaunch={setLaunching} />
          <SchedulePanel scenarios={scenarios.data ?? []} hideNames={projector} />
        </div>
      </div>
      {launching && <LaunchDialog scenario={launching} onClose={() => setLaunching(null)} />}
      {order && <OrderDialog {...order} hideNames={projector} onClose={() => setOrder(null)} />}
    </Page>
  );
}
