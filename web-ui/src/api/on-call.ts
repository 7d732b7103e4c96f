import { queryOptions } from "@tanstack/react-query";
import type { Delivery, OnCall, Routes } from "./types";
import { bodyAs, http, ifMatch } from "./client";
import { keys } from "./keys";

const path = (slug: string) => ({ path: { team: slug } });

export const onCallQuery = (slug: string) =>
  queryOptions({
    queryKey: keys.onCall(slug),
    queryFn: () => bodyAs<OnCall>(http.GET("/teams/{team}/on-call", { params: path(slug) })),
    refetchInterval: 60_000,
  });

export function saveOnCall(
  slug: string,
  version: number,
  wish: Pick<OnCall, "rota" | "escalation">,
): Promise<OnCall> {
  return bodyAs(
    http.PUT("/teams/{team}/on-call", {
      params: { ...path(slug), header: ifMatch(version) },
      body: wish,
    }),
  );
}

export function handOver(
  slug: string,
  wish: { to: string; until: string; note: string },
): Promise<OnCall> {
  return bodyAs(http.POST("/teams/{team}/on-call/hand-over", { params: path(slug), body: wish }));
}

export function endOverride(slug: string, id: string): Promise<unknown> {
  return bodyAs(
    http.DELETE("/teams/{team}/on-call/overrides/{id}", {
      params: { path: { team: slug, id } },
    }),
  );
}

export const routesQuery = (slug: string) =>
  queryOptions({
    queryKey: keys.routes(slug),
    queryFn: () => bodyAs<Routes>(http.GET("/teams/{team}/routes", { params: path(slug) })),
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
  return bodyAs(
    http.PUT("/teams/{team}/routes", {
      params: { ...path(slug), header: ifMatch(version) },
      body: wish,
    }),
  );
}

/** Sends a test over the routes, or over one webhook; the answer is what became of each. */
export function testRoutes(slug: string, webhookId: string | null): Promise<{ items: Delivery[] }> {
  return bodyAs(http.POST("/teams/{team}/routes/test", { params: path(slug), body: { webhookId } }));
}
