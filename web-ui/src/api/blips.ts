import { queryOptions } from "@tanstack/react-query";
import { body } from "./client";
import { keys } from "./keys";
import { wire } from "./loose";
import type { PersonRef } from "./types";

export type BlipKind = "UPSTREAM_ERRORS" | "UPSTREAM_SLOW";
export interface BlipResult {
  alarm: { id: string; name: string };
  wouldHavePaged: boolean;
  /** Seconds; null when it would not have. */
  after: number | null;
  reason: string;
  observedOn: string;
}
export interface Blip {
  id: string;
  kind: BlipKind;
  startedAt: string;
  until: string;
  by: PersonRef | null;
  state: "RUNNING" | "DONE";
  results: BlipResult[];
}

export const blipsQuery = (slug: string) =>
  queryOptions({
    queryKey: keys.blips(slug),
    queryFn: async () =>
      (
        await body(
          wire.GET<{ items: Blip[] }>("/teams/{team}/test-blips", {
            params: { path: { team: slug } },
          }),
        )
      ).items,
    refetchInterval: ({ state }) =>
      state.data?.some((blip) => blip.state === "RUNNING") ? 2_000 : false,
  });

export function startBlip(slug: string, kind: BlipKind, seconds: number): Promise<Blip> {
  return body(
    wire.POST("/teams/{team}/test-blips", {
      params: { path: { team: slug } },
      body: { environment: "STAGING", kind, seconds },
    }),
  );
}

