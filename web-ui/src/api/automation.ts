import { queryOptions } from "@tanstack/react-query";
import type { Executions, Readiness, Rule, RuleWish, Toil } from "./automation-types";
import { ifMatch } from "./client";
import { keys } from "./keys";
import { get, send } from "./untyped";

const team = (slug: string) => `/teams/${encodeURIComponent(slug)}`;
const at = (slug: string) => `${team(slug)}/automation-rules`;

export const rulesQuery = (slug: string) =>
  queryOptions({
    queryKey: keys.rules(slug),
    queryFn: async () => (await get<{ items: Rule[] }>(at(slug))).items,
    refetchInterval: 10_000,
  });

export const executionsQuery = (slug: string, id: string) =>
  queryOptions({
    queryKey: keys.ruleExecutions(slug, id),
    queryFn: () => get<Executions>(`${at(slug)}/${id}/executions`),
    refetchInterval: 10_000,
  });

export function saveRule(
  slug: string,
  known: { id: string; version: number } | null,
  wish: RuleWish,
): Promise<Rule> {
  return known
    ? send("put", `${at(slug)}/${known.id}`, wish, ifMatch(known.version))
    : send("post", at(slug), wish);
}

export function deleteRule(slug: string, id: string, version: number): Promise<void> {
  return send("delete", `${at(slug)}/${id}`, undefined, ifMatch(version));
}

export const toilQuery = (slug: string, split: number | undefined) =>
  queryOptions({
    queryKey: [...keys.toil(slug), split],
    queryFn: () =>
      get<Toil>(
        `${team(slug)}/toil`,
        split === undefined ? {} : { split: new Date(split).toISOString() },
      ),
  });

export const readinessQuery = (slug: string) =>
  queryOptions({
    queryKey: keys.readiness(slug),
    queryFn: () => get<Readiness>(`${team(slug)}/readiness`),
    refetchInterval: 30_000,
    retry: false,
  });
