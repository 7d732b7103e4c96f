import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { Problem } from "@/api/problem";
import { incidentQuery, incidentTimelineQuery, incidentsQuery } from "@/api/queries";
import type { Incident } from "@/api/types";
import { ActionButton } from "@/components/action-button";
import { copyText } from "@/components/copy-button";
import { DiagnosisPanel } from "@/components/diagnosis/diagnosis-panel";
import { Loading } from "@/components/empty";
import { EvidenceTimeline } from "@/components/evidence/evidence-timeline";
import { NotFoundText } from "@/components/not-found-text";
import { Page } from "@/components/page";
import { Panel } from "@/components/panel";
import { ProblemView } from "@/components/problem-view";
import { QueryView } from "@/components/query-view";
import { isStaff, useSession } from "@/components/session";
import { useShortcut } from "@/components/shortcuts";
import { HintsPanel } from "./hints-panel";
import { IncidentHeader } from "./incident-header";
import { MergeDialog } from "./merge-dialog";
import { MitigateDialog } from "./mitigate-dialog";
import { QuestionsPanel } from "./questions-panel";
import { ReopenDialog } from "./reopen-dialog";
import { ResolveDialog } from "./resolve-dialog";
import { RolesPanel } from "./roles-panel";
import { SeverityDialog } from "./severity-dialog";
import { StatusPagePanel } from "./status-page-panel";
import { TasksPanel } from "./tasks-panel";
import { UpdateForm } from "./update-form";
import { UpdatesPanel } from "./updates-panel";
import { useIncidentChanged } from "./use-incident";
import classes from "./incident.module.css";

type Dialog = "severity" | "mitigate" | "resolve" | "reopen" | "merge";

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

const focus = (id: string) => {
  const target = document.getElementById(id);
  target?.scrollIntoView({ block: "center" });
  target?.focus();
};

/** One incident: what is known, who does what, and everything the machine recorded. */
function IncidentRoom({ incident }: { incident: Incident }) {
  const { role, team } = useSession();
  const timeline = useQuery(incidentTimelineQuery(incident.id));
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const onChanged = useIncidentChanged();
  const own = team?.slug === incident.team.slug;
  const open = incident.status !== "RESOLVED";
  const canAct = own && open;
  const why = own
    ? null
    : `Only team ${incident.team.name} handles its incident, also while you act for it. Write to it in ${
        incident.channel ? `#${incident.channel.name}` : "its channel"
      }, or note it on the timeline.`;
  const close = () => setDialog(null);
  const copy = () =>
    void copyText(
      `${location.origin}/incidents/${incident.id}`,
      `the link to INC-${incident.number}`,
    );
  useShortcut("u", "Write an update", () => focus("update-text"), canAct);
  useShortcut("+", "Add a task", () => focus("task-text"), canAct);
  useShortcut("R", "Go to the roles", () => focus("incident-roles"));
  useShortcut("s", "Change the severity", () => setDialog("severity"), canAct);
  useShortcut("m", "Say that it is mitigated", () => setDialog("mitigate"), canAct);
  useShortcut("v", "Resolve the incident", () => setDialog("resolve"), canAct);
  useShortcut("y", "Copy the link to this incident", copy);

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
          {!incident.mergedInto && (
            <ActionButton variant="default" why={why} onClick={() => setDialog("merge")}>
              Duplicate…
            </ActionButton>
          )}
          {!open && !incident.mergedInto && (
            <ActionButton variant="default" why={why} onClick={() => setDialog("reopen")}>
              Reopen…
            </ActionButton>
          )}
          {open && incident.status !== "MITIGATED" && (
            <ActionButton
              variant="default"
              why={why}
              onClick={() => setDialog("mitigate")}
              aria-keyshortcuts="m"
            >
              Mitigated…
            </ActionButton>
          )}
          {open && (
            <ActionButton why={why} onClick={() => setDialog("resolve")} aria-keyshortcuts="v">
              Resolve incident…
            </ActionButton>
          )}
        </>
      }
    >
      <Related incident={incident} />
      <IncidentHeader
        incident={incident}
        onCopy={copy}
        why={why}
        {...(open
          ? { onSeverity: () => setDialog("severity"), onUpdate: () => focus("update-text") }
          : {})}
      />
      <div className={classes.grid}>
        <div className={classes.side}>
          <RolesPanel incident={incident} canAssign={canAct} onChanged={onChanged} />
          <TasksPanel incident={incident} canChange={canAct} onChanged={onChanged} />
          <QuestionsPanel incident={incident} canAnswer={own} />
          <StatusPagePanel
            incident={incident}
            why={why}
            onPublish={open ? () => focus("update-text") : null}
          />
          <HintsPanel incident={incident} canAsk={open} why={why} />
          <DiagnosisPanel incidentId={incident.id} canSubmit={own} />
        </div>
        <div className={classes.side}>
          <Panel title="Timeline" live>
            <QueryView query={timeline} lines={8}>
              {(data) => (
                <EvidenceTimeline
                  timeline={data}
                  start={incident.declaredAt}
                  annotate={{ team: incident.team.slug, incident: incident.id }}
                  staff={isStaff(role)}
                  exportPath={`/incidents/${incident.id}/timeline`}
                  pageKeys
                  link
                  maxHeight={560}
                />
              )}
            </QueryView>
            <p className="muted micro">T+ counts from the declaration of the incident.</p>
          </Panel>
          {canAct && <UpdateForm incident={incident} onChanged={onChanged} />}
          <UpdatesPanel incident={incident} />
        </div>
      </div>
      {dialog === "severity" && (
        <SeverityDialog incident={incident} onClose={close} onChanged={onChanged} />
      )}
      {dialog === "mitigate" && (
        <MitigateDialog incident={incident} onClose={close} onChanged={onChanged} />
      )}
      {dialog === "resolve" && (
        <ResolveDialog incident={incident} onClose={close} onChanged={onChanged} />
      )}
      {dialog === "reopen" && (
        <ReopenDialog incident={incident} onClose={close} onChanged={onChanged} />
      )}
      {dialog === "merge" && (
        <MergeDialog incident={incident} onClose={close} onChanged={onChanged} />
      )}
    </Page>
  );
}

/** Which incident stands for this one, and which ones this one stands for. */
function Related({ incident }: { incident: Incident }) {
  const incidents = useQuery(incidentsQuery);
  const all = incidents.data?.items ?? [];
  const survivor = all.find((each) => each.id === incident.mergedInto);
  const duplicates = all.filter((each) => each.mergedInto === incident.id);
  if (incident.mergedInto) {
    return (
      <p role="note" className={classes.related}>
        Closed as a duplicate. It goes on in{" "}
        <Link to="/incidents/$id" params={{ id: incident.mergedInto }}>
          {survivor ? `INC-${survivor.number} ${survivor.title}` : "the other incident"}
        </Link>
        .
      </p>
    );
  }
  if (duplicates.length === 0) return null;
  return (
    <p role="note" className={classes.related}>
      Stands also for{" "}
      {duplicates.map((each, i) => (
        <span key={each.id}>
          {i > 0 && ", "}
          <Link to="/incidents/$id" params={{ id: each.id }}>
            INC-{each.number} {each.title}
          </Link>
        </span>
      ))}
      .
    </p>
  );
}
