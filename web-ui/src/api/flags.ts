import { queryOptions } from "@tanstack/react-query";
import { body, http, ifMatch } from "./client";
import { keys } from "./keys";
import type { Env, FlagSchedule, Share } from "./types";

/** Archived ones too: their pages keep their history. */
export const flagsQuery = (slug: string, env: Env) =>
  queryOptions({
    queryKey: keys.flags(slug, env),
    queryFn: async () => {
      const lists = await Promise.all([fetchFlags(slug, env, false), fetchFlags(slug, env, true)]);
      const items = lists.flatMap((list) => list.items);
      return { items: items.sort((a, b) => a.key.localeCompare(b.key)) };
    },
  });

function fetchFlags(slug: string, env: Env, archived: boolean) {
  return body(
    http.GET("/teams/{team}/flags", {
      params: { path: { team: slug }, query: { environment: env, archived } },
    }),
  );
}

export const flagHistoryQuery = (slug: string, env: Env, key: string) =>
  queryOptions({
    queryKey: keys.flagHistory(slug, env, key),
    queryFn: async () =>
      (await body(http.GET(`${FLAG}/history`, { params: { path: path({ slug, env, key }) } })))
        .items,
  });

/** Which flag is meant; the version is the one that was shown. */
export interface FlagAddress {
  slug: string;
  env: Env;
  key: string;
}
const FLAG = "/teams/{team}/flags/{environment}/{key}";
const path = ({ slug, env, key }: FlagAddress) => ({ team: slug, environment: env, key });

export function switchFlag(at: FlagAddress, version: number, on: boolean, reason: string) {
  return body(
    http.PUT(FLAG, {
      params: { path: path(at), header: ifMatch(version) },
      body: { on, reason },
    }),
  );
}

export interface NewFlag {
  key: string;
  description: string;
  definition: Record<string, unknown>;
  reason: string;
}

export function createFlag(slug: string, env: Env, flag: NewFlag) {
  return body(
    http.POST("/teams/{team}/flags/{environment}", {
      params: { path: { team: slug, environment: env } },
      body: flag,
    }),
  );
}

export function archiveFlag(at: FlagAddress, version: number, reason: string) {
  return body(
    http.DELETE(FLAG, {
      params: { path: path(at), query: { reason }, header: ifMatch(version) },
    }),
  );
}

export function defineFlag(
  at: FlagAddress,
  version: number,
  wish: { definition: Record<string, unknown>; description: string | null; reason: string },
) {
  return body(
    http.PUT(`${FLAG}/definition`, {
      params: { path: path(at), header: ifMatch(version) },
      body: wish,
    }),
  );
}

export function rollOutFlag(at: FlagAddress, version: number, rollout: Share[], reason: string) {
  return body(
    http.PUT(`${FLAG}/rollout`, {
      params: { path: path(at), header: ifMatch(version) },
      body: { rollout, reason },
    }),
  );
}

export function killFlag(at: FlagAddress, reason: string) {
  return body(http.POST(`${FLAG}/kill`, { params: { path: path(at) }, body: { reason } }));
}

export function reviveFlag(at: FlagAddress, reason: string) {
  return body(http.POST(`${FLAG}/revive`, { params: { path: path(at) }, body: { reason } }));
}

export function scheduleFlag(
  at: FlagAddress,
  plan: { at: string; action: FlagSchedule["action"]; rollout: Share[] | null; reason: string },
) {
  return body(http.POST(`${FLAG}/schedule`, { params: { path: path(at) }, body: plan }));
}

export function unscheduleFlag(at: FlagAddress, id: string) {
  return body(http.DELETE(`${FLAG}/schedule/{id}`, { params: { path: { ...path(at), id } } }));
}

export function evaluateFlag(at: FlagAddress, user: string | null) {
  return body(http.POST(`${FLAG}/evaluate`, { params: { path: path(at) }, body: { user } }));
}

export function exportAddress(slug: string, env: Env): string {
  return `/api/v1/teams/${encodeURIComponent(slug)}/flags/${env}/export`;
}

/** Sends the file as it is, so that a syntax error is told by its own line and column. */
export function importFlags(slug: string, env: Env, text: string, dryRun: boolean, reason: string) {
  return body(
    http.POST("/teams/{team}/flags/{environment}/import", {
      params: { path: { team: slug, environment: env }, query: { dryRun, reason } },
      body: text,
      bodySerializer: (raw: string) => raw,
      headers: { "Content-Type": "application/json" },
    }),
  );
}
