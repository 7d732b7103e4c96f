import { queryOptions } from "@tanstack/react-query";
import { ifMatch } from "./client";
import { call } from "./contract-b";
import { keys } from "./keys";
import type {
  Env,
  Flag,
  FlagEvaluation,
  FlagImport,
  FlagSchedule,
  Flags,
  FlagVersion,
  Share,
} from "./types";

export const flagsQuery = (slug: string, env: Env) =>
  queryOptions({
    queryKey: keys.flags(slug, env),
    queryFn: () =>
      call<Flags>("GET", "/teams/{team}/flags", {
        params: { path: { team: slug }, query: { environment: env } },
      }),
  });

export const flagHistoryQuery = (slug: string, env: Env, key: string) =>
  queryOptions({
    queryKey: keys.flagHistory(slug, env, key),
    queryFn: async () =>
      (
        await call<{ items: FlagVersion[] }>("GET", `${FLAG}/history`, {
          params: { path: { team: slug, environment: env, key } },
        })
      ).items,
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
  return call<Flag>("PUT", FLAG, {
    params: { path: path(at), header: ifMatch(version) },
    body: { on, reason },
  });
}

export function createFlag(
  slug: string,
  env: Env,
  body: { key: string; description: string; definition: object; reason: string },
) {
  return call<Flag>("POST", "/teams/{team}/flags/{environment}", {
    params: { path: { team: slug, environment: env } },
    body,
  });
}

export function archiveFlag(at: FlagAddress, version: number, reason: string) {
  return call<void>("DELETE", FLAG, {
    params: { path: path(at), query: { reason }, header: ifMatch(version) },
  });
}

export function defineFlag(
  at: FlagAddress,
  version: number,
  body: { definition: object; description: string | null; reason: string },
) {
  return call<Flag>("PUT", `${FLAG}/definition`, {
    params: { path: path(at), header: ifMatch(version) },
    body,
  });
}

export function rollOutFlag(at: FlagAddress, version: number, rollout: Share[], reason: string) {
  return call<Flag>("PUT", `${FLAG}/rollout`, {
    params: { path: path(at), header: ifMatch(version) },
    body: { rollout, reason },
  });
}

export function killFlag(at: FlagAddress, reason: string) {
  return call<Flag>("POST", `${FLAG}/kill`, { params: { path: path(at) }, body: { reason } });
}

export function reviveFlag(at: FlagAddress, reason: string) {
  return call<Flag>("POST", `${FLAG}/revive`, { params: { path: path(at) }, body: { reason } });
}

export function scheduleFlag(
  at: FlagAddress,
  body: { at: string; action: FlagSchedule["action"]; rollout: Share[] | null; reason: string },
) {
  return call<Flag>("POST", `${FLAG}/schedule`, { params: { path: path(at) }, body });
}

export function unscheduleFlag(at: FlagAddress, id: string) {
  return call<Flag>("DELETE", `${FLAG}/schedule/{id}`, { params: { path: { ...path(at), id } } });
}

export function evaluateFlag(at: FlagAddress, user: string | null, context: object | null) {
  return call<FlagEvaluation>("POST", `${FLAG}/evaluate`, {
    params: { path: path(at) },
    body: { user, context },
  });
}

export function exportAddress(slug: string, env: Env): string {
  return `/api/v1/teams/${encodeURIComponent(slug)}/flags/${env}/export`;
}

/** Sends the file as it is, so that a syntax error is told by its own line and column. */
export function importFlags(
  slug: string,
  env: Env,
  text: string,
  dryRun: boolean,
  reason: string,
): Promise<FlagImport> {
  return call("POST", "/teams/{team}/flags/{environment}/import", {
    params: { path: { team: slug, environment: env }, query: { dryRun, reason } },
    body: text,
    bodySerializer: (raw: string) => raw,
    headers: { "Content-Type": "application/json" },
  });
}
