import { Button, SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { incidentsQuery, sliQuery, teamQuery, teamTimelineQuery } from "@/api/queries";
import type { Env } from "@/api/types";
import { OnCallNow } from "@/components/alarm/on-call-now";
import { markersOf } from "@/components/charts/event-markers";
import { Page } from "@/components/page";
import { LOOKING, useActsFor } from "@/components/acting";
import { isStaff, useSession } from "@/components/session";
import { useShortcut } from "@/components/shortcuts";
import { Problem } from "@/api/problem";
import { NotFoundText } from "@/components/not-found-text";
import { ENV_WORDS } from "@/components/words";
import { ActivityPanel } from "./activity-panel";
import { AlertsPanel } from "./alerts-panel";
import { AvailabilityPanel } from "./availability-panel";
import { BotsPanel } from "./bots-panel";
import { BudgetPanel } from "./budget-panel";
import { ChatPanel } from "./chat-panel";
import { DeclareDialog } from "./declare-dialog";
import { DeploysPanel } from "./deploys-panel";
import { FlagsPanel } from "./flags-panel";
import { IncidentsPanel } from "./incidents-panel";
import { LatencyPanel } from "./latency-panel";
import { ReadinessPanel } from "./readiness-panel";
import { StaffLanes } from "./staff-lanes";
import { useCockpitKeys } from "./use-cockpit-keys";
import classes from "./cockpit.module.css";

const ENVIRONMENTS: Env[] = ["PRODUCTION", "STAGING"];

/** One team's service: is it broken, what changed, what can we do. */
export function Cockpit({ slug }: { slug: string }) {
  const { role, team: own } = useSession();
  const [env, setEnv] = useState<Env>("PRODUCTION");
  const [declaring, setDeclaring] = useState(false);
  const team = useQuery(teamQuery(slug));
  const sli = useQuery(sliQuery(slug, env));
  const timeline = useQuery(teamTimelineQuery(slug, env));
  const incidents = useQuery(incidentsQuery);
  const mine = role === "STUDENT" && own?.slug === slug;
  const acts = useActsFor(slug);
  const why = role === "INSTRUCTOR" && !acts ? LOOKING : null;
  const open = (incidents.data?.items ?? []).filter(
    (incident) => incident.team.slug === slug && incident.status !== "RESOLVED",
  );
  useShortcut("D", "Declare an incident", () => setDeclaring(true), mine);

  useCockpitKeys(slug, env);

  if (team.error instanceof Problem && team.error.status === 404)
    return <NotFoundText what="team" />;
  const name = team.data?.name ?? own?.name ?? slug;
  const markers = markersOf(timeline.data?.events ?? []);
  return (
    <Page
      title={mine ? "Cockpit" : `Team ${name}`}
      heading={`Team ${name}`}
      eyebrow={mine ? "Cockpit" : <Link to="/teams">Teams</Link>}
      actions={
        <>
          <OnCallNow slug={slug} />
          <SegmentedControl
            size="xs"
            aria-label="Environment"
            value={env}
            onChange={(value) => setEnv(value === "STAGING" ? "STAGING" : "PRODUCTION")}
            data={ENVIRONMENTS.map((value) => ({ value, label: ENV_WORDS[value] }))}
          />
          {mine && (
            <Button onClick={() => setDeclaring(true)} aria-keyshortcuts="D">
              Declare incident
            </Button>
          )}
        </>
      }
    >
      {isStaff(role) && team.data && <StaffLanes team={team.data} />}
      <IncidentsPanel open={open} />
      <ReadinessPanel slug={slug} />
      <div className={classes.grid}>
        <div className={classes.wide}>
          <AvailabilityPanel env={env} sli={sli} markers={markers} />
          <LatencyPanel sli={sli} markers={markers} />
          <BotsPanel
            slug={slug}
            env={env}
            team={team}
            canRestart={mine || role === "INSTRUCTOR"}
            why={why}
          />
          <ActivityPanel timeline={timeline} />
        </div>
        <div className={classes.side}>
          <BudgetPanel slug={slug} env={env} />
          <AlertsPanel slug={slug} mine={mine} />
          <DeploysPanel slug={slug} env={env} canAct={mine || role === "INSTRUCTOR"} why={why} />
          <FlagsPanel slug={slug} env={env} canChange={mine || role === "INSTRUCTOR"} why={why} />
          <ChatPanel slug={slug} />
        </div>
      </div>
      {mine && <DeclareDialog opened={declaring} onClose={() => setDeclaring(false)} open={open} />}
    </Page>
  );
}
