import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { debriefsQuery } from "@/api/debrief";
import { Empty } from "@/components/empty";
import { count } from "@/components/numbers";
import { Page } from "@/components/page";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { isStaff, useSession } from "@/components/session";
import { Clock } from "@/components/time";

/** The runs that can be debriefed. */
export function DebriefsPage() {
  const debriefs = useQuery(debriefsQuery);
  const { role } = useSession();
  return (
    <Page title="Debriefs" narrow>
      <Panel title="Runs">
        <QueryView query={debriefs}>
          {(items) =>
            items.length === 0 ? (
              <Empty title="There is no debrief yet.">
                {isStaff(role)
                  ? "Launch a scenario in mission control; its debrief is here from then on."
                  : "A debrief opens for your team once your grade for the run is published."}
              </Empty>
            ) : (
              <ul className="plain-list stack">
                {items.map((run) => (
                  <li key={run.id}>
                    <Link to="/debrief/$run" params={{ run: run.id }}>
                      Run {run.number}
                      {run.title ? `: ${run.title}` : ""}
                    </Link>{" "}
                    <span className="muted">
                      <Clock at={run.startedAt} withDate />, {count(run.teams, "team")}
                      {run.endedAt ? "" : ", goes on"}
                    </span>
                  </li>
                ))}
              </ul>
            )
          }
        </QueryView>
      </Panel>
    </Page>
  );
}
