import { queryOptions } from "@tanstack/react-query";
import type { Delivery, Escalation, OnCall, Rota, Routes } from "./alarm-types";
import { body, ifMatch } from "./client";
import { keys } from "./keys";
import { wire } from "./loose";

const path = (slug: string) => ({ path: { team: slug } });

export const onCallQuery = (slug: string) =>
  queryOptions({
    queryKey: keys.onCall(slug),
    queryFn: () => body(wire.GET<OnCall>("/teams/{team}/on-call", { params: path(slug) })),
    refetchInterval: 60_000,
  });

export function saveOnCall(
  slug: string,
  version: number,
  wish: { rota: Rota; escalation: Escalation },
): Promise<OnCall> {
  return body(
    wire.PUT("/teams/{team}/on-call", {
      params: { ...path(slug), header: ifMatch(version) },
      body: wish,
    }),
  );
}

export function handOver(
  slug: string,
  wish: { to: string; until: string; note: string },
): Promise<OnCall> {
  return body(wire.POST("/teams/{team}/on-call/hand-over", { params: path(slug), body: wish }));
}

export function endOverride(slug: string, id: string): Promise<unknown> {
  return body(
    wire.DELETE("/teams/{team}/on-call/overrides/{id}", {
      params: { path: { team: slug, id } },
    }),
  );
}

export const routesQuery = (slug: string) =>
  queryOptions({
    queryKey: keys.routes(slug),
    queryFn: () => body(wire.GET<Routes>("/teams/{team}/routes", { params: path(slug) })),
  });

/** A webhook as written: no id is a new one, no secret keeps the one that is there. */
export interface WebhookWish {
  id: string | null;
  url: string;
  secret: string | null;
}
export interface RouteWish {
  chat: boolean;
  inbox: boolean;
  mail: string[];
  webhooks: WebhookWish[];
}

export function saveRoutes(
  slug: string,
  version: number,
  wish: { page: RouteWish; ticket: RouteWish },
): Promise<Routes> {
  return body(
    wire.PUT("/teams/{team}/routes", {
      params: { ...path(slug), header: ifMatch(version) },
      body: wish,
    }),
  );
}

/** Sends a test over the routes, or over one webhook; the answer is what became of each. */
export function testRoutes(slug: string, webhookId: string | null): Promise<{ items: Delivery[] }> {
  return body(wire.POST("/teams/{team}/routes/test", { params: path(slug), body: { webhookId } }));
}
