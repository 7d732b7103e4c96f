import { queryOptions } from "@tanstack/react-query";
import type { Runbook, RunbookRun, RunbookText } from "./automation-types";
import { body, http, ifMatch } from "./client";
import { keys } from "./keys";

const of = (slug: string) => ({ path: { team: slug } });
const one = (slug: string, id: string) => ({ path: { team: slug, id } });

/** Whether one is being gone through comes by the live stream; other changes are asked for. */
export const runbooksQuery = (slug: string) =>
  queryOptions({
    queryKey: keys.runbooks(slug),
    queryFn: async () =>
      (await body(http.GET("/teams/{team}/runbooks", { params: of(slug) }))).items,
    refetchInterval: 30_000,
  });

export const runbookQuery = (slug: string, id: string) =>
  queryOptions({
    queryKey: keys.runbook(slug, id),
    queryFn: () => body(http.GET("/teams/{team}/runbooks/{id}", { params: one(slug, id) })),
  });

export const runbookHistoryQuery = (slug: string, id: string) =>
  queryOptions({
    queryKey: [...keys.runbook(slug, id), "history"],
    queryFn: () => body(http.GET("/teams/{team}/runbooks/{id}/history", { params: one(slug, id) })),
  });

export const runbookDiffQuery = (slug: string, id: string, version: number) =>
  queryOptions({
    queryKey: [...keys.runbook(slug, id), "history", version],
    queryFn: () =>
      body(
        http.GET("/teams/{team}/runbooks/{id}/history/{version}", {
          params: { path: { team: slug, id, version } },
        }),
      ),
    staleTime: Infinity,
  });

/** What a text would look like and do; nothing is kept. */
export const runbookPreviewQuery = (slug: string, markdown: string) =>
  queryOptions({
    queryKey: ["runbook-preview", slug, markdown],
    queryFn: () =>
      body(http.POST("/teams/{team}/runbooks/preview", { params: of(slug), body: { markdown } })),
    staleTime: Infinity,
    gcTime: 60_000,
  });

export function createRunbook(slug: string, text: RunbookText): Promise<Runbook> {
  return body(http.POST("/teams/{team}/runbooks", { params: of(slug), body: text }));
}

export function saveRunbook(
  slug: string,
  id: string,
  version: number,
  text: RunbookText,
): Promise<Runbook> {
  return body(
    http.PUT("/teams/{team}/runbooks/{id}", {
      params: { ...one(slug, id), header: ifMatch(version) },
      body: text,
    }),
  );
}

export async function deleteRunbook(slug: string, id: string, version: number): Promise<void> {
  await http.DELETE("/teams/{team}/runbooks/{id}", {
    params: { ...one(slug, id), header: ifMatch(version) },
  });
}

export function startRun(
  slug: string,
  id: string,
  wish: { incident: string | null; dryRun: boolean },
): Promise<RunbookRun> {
  return body(http.POST("/teams/{team}/runbooks/{id}/runs", { params: one(slug, id), body: wish }));
}

export const runbookRunsQuery = (slug: string) =>
  queryOptions({
    queryKey: keys.runbookRuns(slug),
    queryFn: () => body(http.GET("/teams/{team}/runbook-runs", { params: of(slug) })),
  });

/** A run; each of its changes comes by the live stream. */
export const runbookRunQuery = (id: string) =>
  queryOptions({
    queryKey: keys.runbookRun(id),
    queryFn: () => body(http.GET("/runbook-runs/{id}", { params: { path: { id } } })),
  });

export function decideStep(id: string, n: number, what: "confirm" | "skip"): Promise<RunbookRun> {
  return body(
    http.POST("/runbook-runs/{id}/steps/{n}", {
      params: { path: { id, n } },
      body: { [what]: true },
    }),
  );
}

export function abortRun(id: string): Promise<RunbookRun> {
  return body(http.POST("/runbook-runs/{id}/abort", { params: { path: { id } } }));
}
