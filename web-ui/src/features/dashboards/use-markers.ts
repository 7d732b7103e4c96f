import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { windowTimelineQuery } from "@/api/queries";
import type { DashboardPanel, Env } from "@/api/types";
import type { Marker } from "@/components/charts/chart-plugins";
import { markersOf } from "@/components/charts/event-markers";
import type { WindowState } from "@/components/telemetry/use-window";

/** What was deployed and switched in each environment; asked for only where a panel shows it. */
export function useMarkers(
  slug: string,
  windows: WindowState,
  panels: DashboardPanel[],
): Record<Env, Marker[]> {
  const production = useMarkersOf("PRODUCTION", slug, windows, panels);
  const staging = useMarkersOf("STAGING", slug, windows, panels);
  return { PRODUCTION: production, STAGING: staging };
}

function useMarkersOf(env: Env, slug: string, windows: WindowState, panels: DashboardPanel[]) {
  const { window, current } = windows;
  const { data } = useQuery({
    ...windowTimelineQuery(slug, env, window.name, current),
    enabled: panels.some((panel) => panel.environment === env),
  });
  return useMemo(() => markersOf(data?.events ?? []), [data]);
}
