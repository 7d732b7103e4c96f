import { queryOptions } from "@tanstack/react-query";
import { body, http, ifMatch } from "./client";
import { keys } from "./keys";
import type { Dashboard, DashboardContent } from "./types";

const ALL = "/teams/{team}/dashboards";
const ONE = "/teams/{team}/dashboards/{id}";

export const dashboardsQuery = (slug: string) =>
  queryOptions({
    queryKey: keys.dashboards(slug),
    queryFn: async () => (await body(http.GET(ALL, { params: { path: { team: slug } } }))).items,
  });

export const dashboardQuery = (slug: string, id: string) =>
  queryOptions({
    queryKey: keys.dashboard(slug, id),
    queryFn: () => body(http.GET(ONE, { params: { path: { team: slug, id } } })),
  });

export function createDashboard(slug: string, content: DashboardContent): Promise<Dashboard> {
  return body(http.POST(ALL, { params: { path: { team: slug } }, body: content }));
}

export function saveDashboard(
  slug: string,
  id: string,
  version: number,
  content: DashboardContent,
): Promise<Dashboard> {
  return body(
    http.PUT(ONE, {
      params: { path: { team: slug, id }, header: ifMatch(version) },
      body: content,
    }),
  );
}

export async function deleteDashboard(slug: string, { id, version }: Dashboard): Promise<void> {
  await http.DELETE(ONE, { params: { path: { team: slug, id }, header: ifMatch(version) } });
}
