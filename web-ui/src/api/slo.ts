import { queryOptions } from "@tanstack/react-query";
import { body, http, ifMatch } from "./client";
import { keys } from "./keys";
import type { ObjectiveWish, Slo } from "./slo-types";
import type { Env } from "./types";

export const sloQuery = (slug: string, env: Env) =>
  queryOptions({
    queryKey: keys.slo(slug, env),
    queryFn: () =>
      body(
        http.GET("/teams/{team}/slo", {
          params: { path: { team: slug }, query: { environment: env } },
        }),
      ),
    refetchInterval: 15_000,
  });

export function setObjective(
  slug: string,
  env: Env,
  version: number,
  wish: ObjectiveWish,
): Promise<Slo> {
  return body(
    http.PUT("/teams/{team}/slo/{environment}", {
      params: { path: { team: slug, environment: env }, header: ifMatch(version) },
      body: wish,
    }),
  );
}

/** Who used up the budget in the last `hours`. */
export const ledgerQuery = (slug: string, env: Env, hours: number) =>
  queryOptions({
    queryKey: keys.ledger(slug, env, hours),
    queryFn: () =>
      body(
        http.GET("/teams/{team}/ledger", {
          params: {
            path: { team: slug },
            query: {
              environment: env,
              from: new Date(Date.now() - hours * 3_600_000).toISOString(),
            },
          },
        }),
      ),
    refetchInterval: 30_000,
  });

/** Whether the team shows everybody its status page. */
export const statusSwitchQuery = (slug: string) =>
  queryOptions({
    queryKey: keys.statusSwitch(slug),
    queryFn: () =>
      body(http.GET("/teams/{team}/status-page", { params: { path: { team: slug } } })),
  });

export function setStatusPage(slug: string, enabled: boolean) {
  return body(
    http.PUT("/teams/{team}/status-page", {
      params: { path: { team: slug } },
      body: { enabled },
    }),
  );
}

/** What everybody may know of a team's service. */
export const publicStatusQuery = (slug: string) =>
  queryOptions({
    queryKey: keys.publicStatus(slug),
    queryFn: () => body(http.GET("/public/status/{slug}", { params: { path: { slug } } })),
    refetchInterval: 15_000,
  });
