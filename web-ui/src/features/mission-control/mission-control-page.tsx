import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { runsQuery, scenariosQuery } from "@/api/queries";
import type { Run, Scenario } from "@/api/types";
import { Page } from "@/components/page";
import { useProjector } from "@/components/projector";
import { isLive } from "@/components/run-state";
import { useShortcut } from "@/components/shortcuts";
import { ActivityFeed } from "./activity-feed";
import { LaunchDialog } from "./launch-dialog";
import { NeedsYou } from "./needs-you";
import { OrderDialog } from "./order-dialog";
import type { OrderKind } from "./orders";
import { PastRuns } from "./past-runs";
import { RunPanel } from "./run-panel";
import { ScenarioPanel } from "./scenario-panel";
import { SchedulePanel } from "./schedule-panel";
import { StateSummary } from "./state-summary";
import { TeamTable } from "./team-table";
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
  useShortcut("p", "Projector mode on or off", () => setProjector(!projector));

  return (
    <Page
      title="Mission control"
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
      <StateSummary run={run} />
      <div className={classes.grid}>
        <div className={classes.main}>
          <TeamTable run={run} />
          {run && (
            <RunPanel run={run} hideNames={projector} onOrder={(kind) => setOrder({ kind, run })} />
          )}
          <PastRuns runs={runs} hideNames={projector} />
        </div>
        <div className={classes.side}>
          {run ? <NeedsYou run={run} hideNames={projector} /> : null}
          <ScenarioPanel active={run} hideFaults={projector} onLaunch={setLaunching} />
          <SchedulePanel scenarios={scenarios.data ?? []} hideNames={projector} />
          <ActivityFeed run={run} hideFaults={projector} />
        </div>
      </div>
      {launching && <LaunchDialog scenario={launching} onClose={() => setLaunching(null)} />}
      {order && <OrderDialog {...order} hideNames={projector} onClose={() => setOrder(null)} />}
    </Page>
  );
}
