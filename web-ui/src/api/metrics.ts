import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { body, http } from "./client";
import { keys } from "./keys";
import type { Env } from "./types";

/** As often as the platform asks the bot. */
export const SCRAPE_MS = 5_000;

/** What the bot reports, and how the platform fares with asking it. */
export const metricsQuery = (slug: string, env: Env) =>
  queryOptions({
    queryKey: keys.metrics(slug, env),
    queryFn: () =>
      body(
        http.GET("/teams/{team}/metrics", {
          params: { path: { team: slug }, query: { environment: env } },
        }),
      ),
    refetchInterval: 15_000,
  });

export interface ValuesWish {
  query: string;
  /** Names the window, also while it moves. */
  name: string;
  window: () => { from: number; to: number };
  stepSeconds: number;
  /** The window ends now and so moves on. */
  moving: boolean;
  /** At most as often; several pictures on a page need not hurry. */
  everyMs?: number;
}

/** The values of an expression over a window. */
export const metricValuesQuery = (slug: string, env: Env, wish: ValuesWish) =>
  queryOptions({
    queryKey: [...keys.metricValues(slug, env), wish.query, wish.name, wish.stepSeconds],
    queryFn: () => {
      const { from, to } = wish.window();
      return body(
        http.GET("/teams/{team}/metrics/query", {
          params: {
            path: { team: slug },
            query: {
              environment: env,
              query: wish.query,
              from: new Date(from).toISOString(),
              to: new Date(to).toISOString(),
              step: `PT${wish.stepSeconds}S`,
            },
          },
        }),
      );
    },
    enabled: wish.query !== "",
    retry: false,
    refetchInterval: wish.moving
      ? Math.max(wish.everyMs ?? SCRAPE_MS, wish.stepSeconds * 1_000)
      : false,
    placeholderData: keepPreviousData,
  });

/** What Grafana wants as the address of a Prometheus data source. */
export function prometheusUrl(slug: string, env: Env): string {
  return new URL(`/api/v1/teams/${slug}/prometheus/${env.toLowerCase()}`, globalThis.location.href)
    .href;
}
