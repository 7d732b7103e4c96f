import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { body, http } from "./client";
import { keys } from "./keys";
import type { Env, LogCounts, LogLevel } from "./types";

/** Which lines of one bot are meant, and of when; times in milliseconds. */
export interface LogSearch {
  level: LogLevel | null;
  text: string;
  /** Pairs "name:value" that a line's fields must have. */
  fields: string[];
  from: number;
  to: number;
}

export interface LogPart {
  after?: number;
  before?: number;
  limit: number;
}

/** How often the bars are asked for while their window moves. */
const HISTOGRAM_EVERY_MS = 10_000;

export function fetchLogs(slug: string, env: Env, search: LogSearch, part: LogPart) {
  return body(
    http.GET("/teams/{team}/logs", {
      params: {
        path: { team: slug },
        query: { environment: env, ...logParameters(search), ...part },
      },
    }),
  );
}

/** The bars over the window; asked anew while the window moves. */
export const logHistogramQuery = (
  slug: string,
  env: Env,
  name: string,
  search: () => LogSearch,
  moving: boolean,
) =>
  queryOptions({
    queryKey: [...keys.logs(slug, env), name],
    queryFn: () => fetchLogs(slug, env, search(), { limit: 1 }),
    refetchInterval: moving ? HISTOGRAM_EVERY_MS : false,
    placeholderData: keepPreviousData,
  });

/** Where the lines can be fetched as a file, one JSON object a line. */
export function logExportUrl(slug: string, env: Env, search: LogSearch): string {
  const query = new URLSearchParams({ environment: env });
  for (const [name, value] of Object.entries(logParameters(search))) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined) query.append(name, String(each));
    }
  }
  return `/api/v1/teams/${encodeURIComponent(slug)}/logs/export?${query}`;
}

function logParameters({ level, text, fields, from, to }: LogSearch) {
  return {
    ...(level ? { level } : {}),
    ...(text ? { q: text } : {}),
    ...(fields.length > 0 ? { field: fields } : {}),
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
  };
}

/** Lines of all levels together. */
export function countAll(counts: LogCounts): number {
  return counts.error + counts.warn + counts.info + counts.debug + counts.other;
}
