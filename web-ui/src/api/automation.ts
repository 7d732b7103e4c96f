import { queryOptions } from "@tanstack/react-query";
import type { Rule, RuleWish } from "./automation-types";
import { body, http, ifMatch } from "./client";
import { keys } from "./keys";

const of = (slug: string) => ({ path: { team: slug } });
const one = (slug: string, id: string) => ({ path: { team: slug, id } });

/** Kept up by the live stream. */
export const rulesQuery = (slug: string) =>
  queryOptions({
    queryKey: keys.rules(slug),
    queryFn: async () =>
      (await body(http.GET("/teams/{team}/automation-rules", { params: of(slug) }))).items,
  });

export const executionsQuery = (slug: string, id: string) =>
  queryOptions({
    queryKey: keys.ruleExecutions(slug, id),
    queryFn: () =>
      body(http.GET("/teams/{team}/automation-rules/{id}/executions", { params: one(slug, id) })),
  });

export function saveRule(
  slug: string,
  known: { id: string; version: number } | null,
  wish: RuleWish,
): Promise<Rule> {
  return known
    ? body(
        http.PUT("/teams/{team}/automation-rules/{id}", {
          params: { ...one(slug, known.id), header: ifMatch(known.version) },
          body: wish,
        }),
      )
    : body(http.POST("/teams/{team}/automation-rules", { params: of(slug), body: wish }));
}

export async function deleteRule(slug: string, id: string, version: number): Promise<void> {
  await http.DELETE("/teams/{team}/automation-rules/{id}", {
    params: { ...one(slug, id), header: ifMatch(version) },
  });
}

export const toilQuery = (slug: string, split: number | undefined) =>
  queryOptions({
    queryKey: [...keys.toil(slug), split],
    queryFn: () =>
      body(
        http.GET("/teams/{team}/toil", {
          params: {
            ...of(slug),
            query: split === undefined ? {} : { split: new Date(split).toISOString() },
          },
        }),
      ),
  });

export const readinessQuery = (slug: string) =>
  queryOptions({
    queryKey: keys.readiness(slug),
    queryFn: () => body(http.GET("/teams/{team}/readiness", { params: of(slug) })),
    refetchInterval: 30_000,
    retry: false,
  });
