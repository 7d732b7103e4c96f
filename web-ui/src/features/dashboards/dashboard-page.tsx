import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { dashboardQuery } from "@/api/dashboards";
import { Problem } from "@/api/problem";
import { Empty } from "@/components/empty";
import { OperatePage } from "@/components/operate/operate-page";
import { useTeamScope } from "@/components/operate/scope";
import { QueryView } from "@/components/query-view";
import { MetricsNav } from "@/components/telemetry/metrics-nav";
import { Board } from "./board";

/** One dashboard: looked at, or changed. */
export function DashboardPage() {
  const scope = useTeamScope();
  const { slug } = scope;
  const { id = "" } = useParams({ strict: false });
  const dashboard = useQuery(dashboardQuery(slug, id));
  const gone = dashboard.error instanceof Problem && dashboard.error.status === 404;
  return (
    <OperatePage
      scope={scope}
      tab="/teams/$team/metrics"
      title={dashboard.data?.title ?? "Dashboard"}
      withEnv={false}
      eyebrow={
        <>
          {" "}
          ·{" "}
          <Link to="/teams/$team/dashboards" params={{ team: slug }}>
            Dashboards
          </Link>
        </>
      }
      actions={<MetricsNav scope={scope} current="boards" />}
    >
      {gone ? (
        <Empty title="There is no such dashboard.">
          It may have been deleted. See{" "}
          <Link to="/teams/$team/dashboards" params={{ team: slug }}>
            all dashboards
          </Link>
          .
        </Empty>
      ) : (
        <QueryView query={dashboard} lines={8}>
          {(data) => <Board key={data.id} scope={scope} dashboard={data} />}
        </QueryView>
      )}
    </OperatePage>
  );
}
