import { queryOptions } from "@tanstack/react-query";
import type {
  Runbook,
  RunbookDiff,
  RunbookHistory,
  RunbookItem,
  RunbookPreview,
  RunbookRun,
  RunbookRuns,
} from "./automation-types";
import { ifMatch } from "./client";
import { keys } from "./keys";
import { get, send } from "./untyped";

const at = (slug: string) => `/teams/${encodeURIComponent(slug)}/runbooks`;

export const runbooksQuery = (slug: string) =>
  queryOptions({
    queryKey: keys.runbooks(slug),
    queryFn: async () => (await get<{ items: RunbookItem[] }>(at(slug))).items,
    refetchInterval: 30_000,
  });

export const runbookQuery = (slug: string, id: string) =>
  queryOptions({
    queryKey: keys.runbook(slug, id),
    queryFn: () => get<Runbook>(`${at(slug)}/${id}`),
  });

export const runbookHistoryQuery = (slug: string, id: string) =>
  queryOptions({
    queryKey: [...keys.runbook(slug, id), "history"],
    queryFn: () => get<RunbookHistory>(`${at(slug)}/${id}/history`),
  });

export const runbookDiffQuery = (slug: string, id: string, version: number) =>
  queryOptions({
    queryKey: [...keys.runbook(slug, id), "history", version],
    queryFn: () => get<RunbookDiff>(`${at(slug)}/${id}/history/${version}`),
    staleTime: Infinity,
  });

/** What a text would look like and do; nothing is kept. */
export const runbookPreviewQuery = (slug: string, markdown: string) =>
  queryOptions({
    queryKey: ["runbook-preview", slug, markdown],
    queryFn: () => send<RunbookPreview>("post", `${at(slug)}/preview`, { markdown }),
    staleTime: Infinity,
    gcTime: 60_000,
  });

interface Text {
  title: string;
  markdown: string;
}

export function createRunbook(slug: string, text: Text): Promise<Runbook> {
  return send("post", at(slug), text);
}

export function saveRunbook(
  slug: string,
  id: string,
  version: number,
  text: Text,
): Promise<Runbook> {
  return send("put", `${at(slug)}/${id}`, text, ifMatch(version));
}

export function deleteRunbook(slug: string, id: string, version: number): Promise<void> {
  return send("delete", `${at(slug)}/${id}`, undefined, ifMatch(version));
}

export function startRun(
  slug: string,
  id: string,
  wish: { incident: string | null; dryRun: boolean },
): Promise<RunbookRun> {
  return send("post", `${at(slug)}/${id}/runs`, wish);
}

export const runbookRunsQuery = (slug: string) =>
  queryOptions({
    queryKey: keys.runbookRuns(slug),
    queryFn: () => get<RunbookRuns>(`/teams/${encodeURIComponent(slug)}/runbook-runs`),
    refetchInterval: 10_000,
  });

/** A run; asked for every second while a step runs. */
export const runbookRunQuery = (id: string) =>
  queryOptions({
    queryKey: keys.runbookRun(id),
    queryFn: () => get<RunbookRun>(`/runbook-runs/${id}`),
    refetchInterval: ({ state }) => {
      if (state.data && state.data.state !== "RUNNING") return false;
      return state.data?.steps.some((each) => each.state === "RUNNING") ? 1_000 : 4_000;
    },
  });

export function decideStep(id: string, n: number, what: "confirm" | "skip"): Promise<RunbookRun> {
  return send("post", `/runbook-runs/${id}/steps/${n}`, { [what]: true });
}

export function abortRun(id: string): Promise<RunbookRun> {
  return send("post", `/runbook-runs/${id}/abort`);
}
