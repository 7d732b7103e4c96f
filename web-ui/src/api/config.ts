import { queryOptions } from "@tanstack/react-query";
import { body, http, ifMatch } from "./client";
import { keys } from "./keys";
import type { Config, Env, Variable } from "./types";

const CONFIG = "/teams/{team}/config/{environment}";

export const configQuery = (slug: string, env: Env) =>
  queryOptions({
    queryKey: keys.config(slug, env),
    queryFn: () =>
      body(
        http.GET("/teams/{team}/config", {
          params: { path: { team: slug }, query: { environment: env } },
        }),
      ),
  });

export const configHistoryQuery = (slug: string, env: Env) =>
  queryOptions({
    queryKey: keys.configHistory(slug, env),
    queryFn: async () =>
      (
        await body(
          http.GET(`${CONFIG}/history`, { params: { path: { team: slug, environment: env } } }),
        )
      ).items,
  });

/** The variables as they were at an earlier version. */
export const configVariablesQuery = (slug: string, env: Env, version: number) =>
  queryOptions({
    queryKey: [...keys.configHistory(slug, env), version],
    queryFn: async () =>
      (
        await body(
          http.GET(`${CONFIG}/versions/{version}/variables`, {
            params: { path: { team: slug, environment: env, version } },
          }),
        )
      ).items,
    staleTime: Infinity,
  });

/** Why, and whether the current release is deployed again with it at once. */
export interface ConfigWords {
  reason: string;
  deploy: boolean;
  /** In spite of a freeze; only those that deploy at once heed one. */
  override: boolean;
}

export function saveVariables(
  slug: string,
  env: Env,
  version: number,
  variables: Variable[],
  words: ConfigWords,
): Promise<Config> {
  return body(
    http.PUT(CONFIG, {
      params: { path: { team: slug, environment: env }, header: ifMatch(version) },
      body: { variables, ...words },
    }),
  );
}

export function setSecret(
  slug: string,
  env: Env,
  version: number,
  secret: Variable,
  words: ConfigWords,
): Promise<Config> {
  return body(
    http.PUT(`${CONFIG}/secrets/{name}`, {
      params: {
        path: { team: slug, environment: env, name: secret.name },
        header: ifMatch(version),
      },
      body: { value: secret.value, ...words },
    }),
  );
}

export function removeSecret(
  slug: string,
  env: Env,
  version: number,
  name: string,
  words: ConfigWords,
): Promise<Config> {
  return body(
    http.DELETE(`${CONFIG}/secrets/{name}`, {
      params: {
        path: { team: slug, environment: env, name },
        query: words,
        header: ifMatch(version),
      },
    }),
  );
}
