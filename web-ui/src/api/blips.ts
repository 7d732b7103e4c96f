import { queryOptions } from "@tanstack/react-query";
import { body, http } from "./client";
import { keys } from "./keys";
import type { BlipKind } from "./types";

export const blipsQuery = (slug: string) =>
  queryOptions({
    queryKey: keys.blips(slug),
    queryFn: async () =>
      (await body(http.GET("/teams/{team}/test-blips", { params: { path: { team: slug } } })))
        .items,
    refetchInterval: ({ state }) =>
      state.data?.some((blip) => blip.state === "RUNNING") ? 2_000 : false,
  });

export function startBlip(slug: string, kind: BlipKind, seconds: number) {
  return body(
    http.POST("/teams/{team}/test-blips", {
      params: { path: { team: slug } },
      body: { environment: "STAGING", kind, seconds },
    }),
  );
}
