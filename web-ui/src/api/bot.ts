import { queryOptions } from "@tanstack/react-query";
import { body, http } from "./client";
import { keys } from "./keys";
import type { Env, Exchange } from "./types";

/** As many as the server keeps. */
export const KEPT_EXCHANGES = 200;
const NEWEST = 30;

export const consoleQuery = (slug: string, env: Env) =>
  queryOptions({
    queryKey: keys.console(slug, env),
    queryFn: async ({ client }) => {
      const old = client.getQueryData<Exchange[]>(keys.console(slug, env)) ?? [];
      const limit = needsAll(old) ? KEPT_EXCHANGES : NEWEST;
      const fresh = await fetchExchanges(slug, env, limit);
      if (limit === KEPT_EXCHANGES || meets(old, fresh)) return mergeExchanges(old, fresh, limit);
      return fetchExchanges(slug, env, KEPT_EXCHANGES);
    },
    refetchInterval: 15_000,
  });

async function fetchExchanges(slug: string, env: Env, limit: number): Promise<Exchange[]> {
  const page = await body(
    http.GET("/teams/{team}/bots/{environment}/console", {
      params: { path: { team: slug, environment: env }, query: { limit } },
    }),
  );
  return page.items;
}

/** The newest few are not enough at first, nor while something older still waits for its answer. */
function needsAll(old: Exchange[]): boolean {
  return old.length === 0 || old.slice(NEWEST / 2).some((each) => each.state === "PENDING");
}

function meets(old: Exchange[], fresh: Exchange[]): boolean {
  const known = new Set(old.map((each) => each.id));
  return fresh.some((each) => known.has(each.id));
}

/** Fresh ones first and as they are now, then what is older; no more than the server keeps. */
export function mergeExchanges(old: Exchange[], fresh: Exchange[], asked: number): Exchange[] {
  if (asked >= KEPT_EXCHANGES) return fresh;
  const newer = new Set(fresh.map((each) => each.id));
  return [...fresh, ...old.filter((each) => !newer.has(each.id))].slice(0, KEPT_EXCHANGES);
}

export function replayExchange(slug: string, env: Env, id: string) {
  return body(
    http.POST("/teams/{team}/bots/{environment}/console/{exchange}/replay", {
      params: { path: { team: slug, environment: env, exchange: id } },
    }),
  );
}

/** What the bot wrote after line `after`; 0 asks for the newest lines. */
export function fetchLog(slug: string, env: Env, after: number) {
  return body(
    http.GET("/teams/{team}/bots/{environment}/log", {
      params: { path: { team: slug, environment: env }, query: { lines: 500, after } },
    }),
  );
}

export function restartBot(slug: string, env: Env) {
  return body(
    http.POST("/teams/{team}/bots/{environment}/restart", {
      params: { path: { team: slug, environment: env } },
    }),
  );
}
