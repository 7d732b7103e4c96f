import { queryOptions } from "@tanstack/react-query";
import { get, ifMatch, send } from "./client";
import { keys } from "./keys";
import type { Dashboard, DashboardPanel } from "./types";

export interface DashboardContent {
  title: string;
  panels: DashboardPanel[];
}

const all = (slug: string) => `/teams/${encodeURIComponent(slug)}/dashboards`;
const one = (slug: string, id: string) => `${all(slug)}/${encodeURIComponent(id)}`;

export const dashboardsQuery = (slug: string) =>
  queryOptions({
    queryKey: keys.dashboards(slug),
    queryFn: async () => (await get<{ items: Dashboard[] }>(all(slug))).items,
  });

export const dashboardQuery = (slug: string, id: string) =>
  queryOptions({
    queryKey: keys.dashboard(slug, id),
    queryFn: () => get<Dashboard>(one(slug, id)),
  });

export function createDashboard(slug: string, content: DashboardContent) {
  return send<Dashboard>("post", all(slug), content);
}

export function saveDashboard(
  slug: string,
  id: string,
  version: number,
  content: DashboardContent,
) {
  return send<Dashboard>("put", one(slug, id), content, ifMatch(version));
}

export function deleteDashboard(slug: string, { id, version }: Dashboard) {
  return send<void>("delete", one(slug, id), undefined, ifMatch(version));
}
