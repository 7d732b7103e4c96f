import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { keys } from "@/api/keys";
import { Problem } from "@/api/problem";
import { incidentQuery, incidentTimelineQuery } from "@/api/queries";
import type { Incident, Incidents } from "@/api/types";
import { Loading } from "@/components/empty";
import { EvidenceTimeline } from "@/components/evidence/evidence-timeline";
import { NotFoundText } from "@/components/not-found-text";
import { Page } from "@/components/page";
import { Panel } from "@/components/panel";
import { ProblemView } from "@/components/problem-view";
import { QueryView } from "@/components/query-view";
import { isStaff, useSession } from "@/components/session";
import { useShortcut } from "@/components/shortcuts";
import { IncidentHeader } from "./incident-header";
import { ResolveDialog } from "./resolve-dialog";
import { RolesPanel } from "./roles-panel";
import { UpdateForm } from "./update-form";
import { UpdatesPanel } from "./updates-panel";
import classes from "./incident.module.css";

export function IncidentPage() {
  const { id = "" } = useParams({ strict: false });
  const incident = useQuery(incidentQuery(id));
  if (incident.data) return <IncidentRoom incident={incident.data} />;
  if (incident.error instanceof Problem && incident.error.status === 404) {
    return <NotFoundText what="incident" />;
  }
  return (
    <Page title="Incident">
      {incident.isError ? (
        <ProblemView error={incident.error} retry={() => void incident.refetch()} />
      ) : (
        <Loading lines={6} />
      )}
    </Page>
  );
}

/** One incident: what is known, who does what, and everything the machine recorded. */
function IncidentRoom({ incident }: { incident: Incident }) {
  const { role, team } = useSession();
  const timeline = useQuery(incidentTimelineQuery(incident.id));
  const [resolving, setResolving] = useState(false);
  const cache = useQueryClient();
  const canAct = role === "INSTRUCTOR" || team?.slug === incident.team.slug;
  const open = incident.status !== "RESOLVED";
  const onChanged = (next: Incident) => {
    cache.setQueryData(keys.incident(next.id), next);
    cache.setQueryData<Incidents>(
      keys.incidents,
      (old) => old && { items: old.items.map((each) => (each.id === next.id ? next : each)) },
    );
    void cache.invalidateQueries({ queryKey: keys.incidentTimeline(next.id) });
  };
  useShortcut(
    "u",
    "Write an update",
    () => document.getElementById("update-text")?.focus(),
    canAct && open,
  );
  useShortcut("v", "Resolve the incident", () => setResolving(true), canAct && open);

  return (
    <Page
      title={`INC-${incident.number} ${incident.title}`}
      eyebrow={
        <>
          <Link to="/incidents">Incidents</Link>, team {incident.team.name}
        </>
      }
      actions={
        <>
          {incident.channel && (
            <Button
              variant="default"
              renderRoot={(props) => (
                <Link
                  {...props}
                  to="/teams/$team/chat/$channel"
                  params={{ team: incident.team.slug, channel: incident.channel?.id ?? "" }}
                />
              )}
            >
              Open #{incident.channel.name}
            </Button>
          )}
          <Button
            variant="default"
            renderRoot={(props) => (
              <Link {...props} to="/incidents/$id/postmortem" params={{ id: incident.id }} />
            )}
          >
            Postmortem
          </Button>
          {canAct && open && <Button onClick={() => setResolving(true)}>Resolve incident…</Button>}
        </>
      }
    >
      <IncidentHeader incident={incident} />
      <div className={classes.grid}>
        <div className={classes.side}>
          {canAct && open && <UpdateForm incident={incident} onChanged={onChanged} />}
          <UpdatesPanel incident={incident} />
          <RolesPanel incident={incident} canAssign={canAct && open} onChanged={onChanged} />
        </div>
        <Panel title="Timeline" live>
          <QueryView query={timeline} lines={8}>
            {(data) => (
              <EvidenceTimeline
                timeline={data}
                start={incident.declaredAt}
                annotate={{ team: incident.team.slug, incident: incident.id }}
                staff={isStaff(role)}
                exportPath={`/incidents/${incident.id}/timeline`}
                link
                maxHeight={560}
              />
            )}
          </QueryView>
          <p className="muted micro">T+ counts from the declaration of the incident.</p>
        </Panel>
      </div>
      {resolving && (
        <ResolveDialog
          incident={incident}
          onClose={() => setResolving(false)}
          onChanged={onChanged}
        />
      )}
    </Page>
  );
}
