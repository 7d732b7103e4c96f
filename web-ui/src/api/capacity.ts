import { queryOptions } from "@tanstack/react-query";
import { ifMatch } from "./client";
import type {
  Capacity,
  Forecast,
  ForecastWish,
  SizeWish,
  WhatIf,
  WhatIfWish,
} from "./capacity-types";
import { keys } from "./keys";
import { get, send } from "./untyped";
import type { Env } from "./types";

const at = (slug: string) => `/teams/${encodeURIComponent(slug)}`;

export const capacityQuery = (slug: string) =>
  queryOptions({
    queryKey: keys.capacity(slug),
    queryFn: () => get<Capacity>(`${at(slug)}/capacity`),
    refetchInterval: 20_000,
  });

/** Another size; the bot starts again with it. */
export function resize(slug: string, env: Env, version: number, wish: SizeWish): Promise<Capacity> {
  return send("put", `${at(slug)}/capacity/${env}`, wish, ifMatch(version));
}

export function askWhatIf(slug: string, wish: WhatIfWish): Promise<WhatIf> {
  return send("post", `${at(slug)}/capacity/what-if`, wish);
}

export function fileForecast(slug: string, wish: ForecastWish): Promise<Forecast> {
  return send("post", `${at(slug)}/forecasts`, wish);
}
