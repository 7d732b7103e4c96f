import { useQuery } from "@tanstack/react-query";
import { Navigate } from "@tanstack/react-router";
import { teamsQuery } from "@/api/queries";
import { Empty } from "@/components/empty";
import { lastTeam } from "@/components/operate/last-team";
import { Page } from "@/components/page";
import { QueryView } from "@/components/query-view";
import { isStaff, useSession } from "@/components/session";

/** Where "Operate" leads: the own team's deploys, or for staff those of the team they saw last. */
export function OperateHome() {
  const { role, team } = useSession();
  const staff = isStaff(role);
  const teams = useQuery({ ...teamsQuery, enabled: staff });
  if (team) return <Navigate to="/teams/$team/deploys" params={{ team: team.slug }} replace />;
  return (
    <Page title="Operate" narrow>
      {staff ? (
        <QueryView query={teams}>
          {(items) => {
            const last = lastTeam();
            const next = items.find((each) => each.slug === last) ?? items[0];
            if (next) {
              return <Navigate to="/teams/$team/deploys" params={{ team: next.slug }} replace />;
            }
            return (
              <Empty title="No team yet.">
                Teams come from the course file; see the operator&apos;s guide for how to load one.
              </Empty>
            );
          }}
        </QueryView>
      ) : (
        <Empty title="You are not in a team yet.">
          Ask the course staff to put you into one; this page fills itself then.
        </Empty>
      )}
    </Page>
  );
}
