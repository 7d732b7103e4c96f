import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { createDashboard, dashboardsQuery } from "@/api/dashboards";
import { keys } from "@/api/keys";
import type { Dashboard, DashboardContent } from "@/api/types";
import { Empty } from "@/components/empty";
import { count } from "@/components/numbers";
import { OperatePage } from "@/components/operate/operate-page";
import { useTeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { MetricsNav } from "@/components/telemetry/metrics-nav";
import { When } from "@/components/time";
import { CreateDialog } from "./create-dialog";
import { draftOf } from "./kept-draft";
import { ImportDialog } from "./import-dialog";

/** The team's dashboards. */
export function DashboardsPage() {
  const scope = useTeamScope();
  const { slug, canAct } = scope;
  const cache = useQueryClient();
  const navigate = useNavigate();
  const boards = useQuery(dashboardsQuery(slug));
  const [asked, setAsked] = useState<"create" | "import" | null>(null);
  const create = async (content: DashboardContent) => {
    const made = await createDashboard(slug, content);
    cache.setQueryData(keys.dashboard(slug, made.id), made);
    await cache.invalidateQueries({ queryKey: keys.dashboards(slug) });
    void navigate({
      to: "/teams/$team/dashboards/$id",
      params: { team: slug, id: made.id },
      search: content.panels.length === 0 ? { edit: true } : {},
    });
  };
  return (
    <OperatePage
      scope={scope}
      tab="/teams/$team/metrics"
      title="Dashboards"
      withEnv={false}
      actions={<MetricsNav scope={scope} current="boards" />}
    >
      <Panel
        title="All dashboards"
        actions={
          canAct && (
            <>
              <Button size="xs" variant="default" onClick={() => setAsked("import")}>
                Import…
              </Button>
              <Button size="xs" onClick={() => setAsked("create")}>
                New dashboard…
              </Button>
            </>
          )
        }
      >
        <QueryView query={boards} lines={4}>
          {(items) =>
            items.length === 0 ? (
              <Empty title="There is no dashboard.">
                Make one, or keep a picture from the Explore page with “Add to dashboard”.
              </Empty>
            ) : (
              <div className="scroll-x">
                <table className="table">
                  <thead>
                    <tr>
                      <th scope="col">Title</th>
                      <th scope="col">Panels</th>
                      <th scope="col">Changed</th>
                    </tr>
                  </thead>
                  <tbody>
                    {items.map((each) => (
                      <Row key={each.id} slug={slug} dashboard={each} />
                    ))}
                  </tbody>
                </table>
              </div>
            )
          }
        </QueryView>
      </Panel>
      {asked === "create" && <CreateDialog onClose={() => setAsked(null)} onCreate={create} />}
      {asked === "import" && <ImportDialog onClose={() => setAsked(null)} onCreate={create} />}
    </OperatePage>
  );
}

function Row({ slug, dashboard }: { slug: string; dashboard: Dashboard }) {
  const { id, title, panels, updatedAt, updatedBy } = dashboard;
  return (
    <tr>
      <th scope="row">
        <Link to="/teams/$team/dashboards/$id" params={{ team: slug, id }}>
          {title}
        </Link>
        {draftOf(slug, id) && <span className="muted micro"> · your changes are not saved</span>}
      </th>
      <td>{count(panels.length, "panel")}</td>
      <td className="muted">
        <When at={updatedAt} />
        {updatedBy ? `, ${updatedBy.name}` : ", comes with the platform"}
      </td>
    </tr>
  );
}
