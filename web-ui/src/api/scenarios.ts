import { queryOptions } from "@tanstack/react-query";
import { body, http } from "./client";
import { keys } from "./keys";
import { Problem } from "./problem";
import type { Mistake, Scenario } from "./types";

/** All of one version, for staff. */
export const scenarioQuery = (id: string, version: string) =>
  queryOptions({
    queryKey: keys.scenario(id, version),
    queryFn: () =>
      body(http.GET("/scenarios/{id}/versions/{version}", { params: { path: { id, version } } })),
  });

export const scenarioVersionsQuery = (id: string) =>
  queryOptions({
    queryKey: keys.scenarioVersions(id),
    queryFn: async () =>
      (await body(http.GET("/scenarios/{id}/versions", { params: { path: { id } } }))).items,
  });

export const coursePackQuery = queryOptions({
  queryKey: keys.coursePack,
  queryFn: async () => (await body(http.GET("/course-pack"))).items,
  staleTime: 300_000,
});

const asIs = {
  bodySerializer: (raw: string) => raw,
  headers: { "Content-Type": "text/yaml" },
};

/** Finds every mistake; nothing is kept. */
export async function lintScenario(file: string, yaml: string): Promise<Mistake[]> {
  return (
    await body(http.POST("/scenarios/lint", { params: { query: { file } }, body: yaml, ...asIs }))
  ).mistakes;
}

export function uploadScenario(file: string, yaml: string): Promise<Scenario> {
  return body(http.POST("/scenarios", { params: { query: { file } }, body: yaml, ...asIs }));
}

export async function deleteScenario(id: string, version: string): Promise<void> {
  await http.DELETE("/scenarios/{id}/versions/{version}", { params: { path: { id, version } } });
}

/** The mistakes that a refused upload carries; null for another failure. */
export function mistakesOf(thrown: unknown): Mistake[] | null {
  const found = thrown instanceof Problem ? thrown.body["mistakes"] : undefined;
  return Array.isArray(found) ? (found as Mistake[]) : null;
}
