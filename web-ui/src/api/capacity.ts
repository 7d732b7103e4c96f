import { queryOptions } from "@tanstack/react-query";
import type {
  Capacity,
  Forecast,
  ForecastWish,
  SizeWish,
  WhatIf,
  WhatIfWish,
} from "./capacity-types";
import { body, http, ifMatch } from "./client";
import { keys } from "./keys";
import type { Env } from "./types";

const of = (slug: string) => ({ path: { team: slug } });

export const capacityQuery = (slug: string) =>
  queryOptions({
    queryKey: keys.capacity(slug),
    queryFn: () => body(http.GET("/teams/{team}/capacity", { params: of(slug) })),
    refetchInterval: 20_000,
  });

/** Another size; the bot starts again with it. */
export function resize(slug: string, env: Env, version: number, wish: SizeWish): Promise<Capacity> {
  return body(
    http.PUT("/teams/{team}/capacity/{environment}", {
      params: { path: { team: slug, environment: env }, header: ifMatch(version) },
      body: wish,
    }),
  );
}

export function askWhatIf(slug: string, wish: WhatIfWish): Promise<WhatIf> {
  return body(http.POST("/teams/{team}/capacity/what-if", { params: of(slug), body: wish }));
}

export function fileForecast(slug: string, wish: ForecastWish): Promise<Forecast> {
  return body(http.POST("/teams/{team}/forecasts", { params: of(slug), body: wish }));
}
