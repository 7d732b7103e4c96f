import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { incidentsQuery } from "@/api/queries";
import type { Incident } from "@/api/types";
import { Empty } from "@/components/empty";
import { Page } from "@/components/page";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { isStaff, useSession } from "@/components/session";
import { StateMark } from "@/components/state-mark";
import { Clock, hms, span, useNow } from "@/components/time";
import { INCIDENT_WORDS } from "@/components/words";

/** All incidents this person may see, open ones first. */
export function IncidentsPage() {
  const incidents = useQuery(incidentsQuery);
  return (
    <Page title="Incidents">
      <QueryView query={incidents}>
        {({ items }) => {
          const open = items.filter((incident) => incident.status !== "RESOLVED");
          const over = items.filter((incident) => incident.status === "RESOLVED");
          return (
            <>
              <Panel title={`Open (${open.length})`} live>
                {open.length === 0 ? <NoneOpen /> : <IncidentTable incidents={open} />}
              </Panel>
              <Panel title={`Resolved (${over.length})`}>
                {over.length === 0 ? (
                  <Empty title="No incident has been resolved yet.">
                    Each resolved incident stays here with its timeline and postmortem.
                  </Empty>
                ) : (
                  <IncidentTable incidents={over} />
                )}
              </Panel>
            </>
          );
        }}
      </QueryView>
    </Page>
  );
}

function NoneOpen() {
  const { role } = useSession();
  return isStaff(role) ? (
    <Empty title="No team has an open incident." />
  ) : (
    <Empty title="No incident is open.">
      When users are hurt, declare one in the <Link to="/">cockpit</Link> or with{" "}
      <code>/incident declare</code> in chat.
    </Empty>
  );
}

function IncidentTable({ incidents }: { incidents: Incident[] }) {
  const now = useNow();
  const { role } = useSession();
  const staff = isStaff(role);
  return (
    <div className="scroll-x" tabIndex={0} role="group" aria-label="Incidents">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Incident</th>
            {staff && <th scope="col">Team</th>}
            <th scope="col">Severity</th>
            <th scope="col">Status</th>
            <th scope="col">Declared</th>
            <th scope="col">Duration</th>
            <th scope="col">Postmortem</th>
          </tr>
        </thead>
        <tbody>
          {incidents.map((incident) => (
            <tr key={incident.id}>
              <th scope="row">
                <Link to="/incidents/$id" params={{ id: incident.id }}>
                  INC-{incident.number} {incident.title}
                </Link>
              </th>
              {staff && <td>{incident.team.name}</td>}
              <td>{incident.severity}</td>
              <td>
                <StateMark said={INCIDENT_WORDS[incident.status]} />
              </td>
              <td>
                <Clock at={incident.declaredAt} withDate />
              </td>
              <td className="nowrap">
                {incident.resolvedAt
                  ? span(Date.parse(incident.resolvedAt) - Date.parse(incident.declaredAt))
                  : hms(now - Date.parse(incident.declaredAt))}
              </td>
              <td>
                <Link to="/incidents/$id/postmortem" params={{ id: incident.id }}>
                  Postmortem<span className="hidden-visually"> of INC-{incident.number}</span>
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
