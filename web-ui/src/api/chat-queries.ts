import { queryOptions } from "@tanstack/react-query";
import { body, http } from "./client";
import { keys } from "./keys";
import type { Messages } from "./types";

export const PAGE_SIZE = 50;

export const channelsQuery = (team: string) =>
  queryOptions({
    queryKey: keys.channels(team),
    queryFn: () => body(http.GET("/teams/{team}/channels", { params: { path: { team } } })),
  });

export const messagesQuery = (team: string, channel: string) =>
  queryOptions({
    queryKey: keys.messages(team, channel),
    queryFn: () => fetchMessages(team, channel),
    structuralSharing: (old, fresh) => mergePages(old as Messages | undefined, fresh as Messages),
  });

/** A fresh last page under what was already loaded: older pages and private notes stay. */
export function mergePages(old: Messages | undefined, fresh: Messages): Messages {
  const first = fresh.items[0];
  if (!old || !first) return fresh;
  const known = new Set(fresh.items.map((message) => message.ts));
  const older = old.items.filter((message) => message.ts < first.ts);
  const notes = old.items.filter(
    (message) => message.ephemeral && message.ts >= first.ts && !known.has(message.ts),
  );
  const items = [...older, ...fresh.items, ...notes].sort((a, b) => a.ts.localeCompare(b.ts));
  return { items, hasMore: older.length > 0 ? old.hasMore : fresh.hasMore };
}

/** A page of messages, oldest first; `before` is the timestamp of the oldest message already here. */
export function fetchMessages(team: string, channel: string, before?: string) {
  return body(
    http.GET("/teams/{team}/channels/{channel}/messages", {
      params: {
        path: { team, channel },
        query: { limit: PAGE_SIZE, ...(before ? { before } : {}) },
      },
    }),
  );
}

export const threadQuery = (team: string, channel: string, ts: string) =>
  queryOptions({
    queryKey: keys.thread(team, channel, ts),
    queryFn: () =>
      body(
        http.GET("/teams/{team}/channels/{channel}/messages/{ts}/thread", {
          params: { path: { team, channel, ts } },
        }),
      ),
  });

export const commandsQuery = (team: string) =>
  queryOptions({
    queryKey: keys.commands(team),
    queryFn: async () =>
      (await body(http.GET("/teams/{team}/commands", { params: { path: { team } } }))).items,
    staleTime: 60_000,
  });

export const peopleQuery = (team: string) =>
  queryOptions({
    queryKey: keys.people(team),
    queryFn: async () =>
      (await body(http.GET("/teams/{team}/people", { params: { path: { team } } }))).items,
    staleTime: 60_000,
  });
