import { useQuery } from "@tanstack/react-query";
import { Link, Navigate } from "@tanstack/react-router";
import { teamsQuery } from "@/api/queries";
import { Empty } from "@/components/empty";
import { Page } from "@/components/page";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { useSession } from "@/components/session";

/** Students go straight to their team's workspace; staff choose one. */
export function ChatHomePage() {
  const { team } = useSession();
  const teams = useQuery({ ...teamsQuery, enabled: !team });
  if (team) return <Navigate to="/teams/$team/chat" params={{ team: team.slug }} replace />;
  return (
    <Page title="Chat" narrow>
      <Panel title="Workspaces">
        <p className="muted">Every team has its own workspace. You read it as the team does.</p>
        <QueryView query={teams}>
          {(items) =>
            items.length === 0 ? (
              <Empty title="No team yet." />
            ) : (
              <ul className="plain-list stack" style={{ paddingTop: 12 }}>
                {items.map((each) => (
                  <li key={each.id}>
                    <Link to="/teams/$team/chat" params={{ team: each.slug }}>
                      Chat of {each.name}
                    </Link>
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
