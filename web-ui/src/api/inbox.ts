import { queryOptions } from "@tanstack/react-query";
import type { Inbox } from "./types";
import { bodyAs, http } from "./client";
import { keys } from "./keys";

export const inboxQuery = queryOptions({
  queryKey: keys.inbox,
  queryFn: () => fetchInbox(),
  refetchInterval: 60_000,
  structuralSharing: (old, fresh) => keepOlderItems(old as Inbox | undefined, fresh as Inbox),
});

/** A page of the own inbox, newest first; `before` is the id of the oldest already here. */
export function fetchInbox(before?: string): Promise<Inbox> {
  return bodyAs<Inbox>(
    http.GET("/inbox", { params: { query: before === undefined ? {} : { before } } }),
  );
}

/** A fresh first page over the older ones that were already loaded. */
export function keepOlderItems(old: Inbox | undefined, fresh: Inbox): Inbox {
  const oldest = fresh.items.at(-1);
  if (!old || !oldest) return fresh;
  const known = new Set(fresh.items.map((item) => item.id));
  const older = old.items.filter((item) => item.at <= oldest.at && !known.has(item.id));
  if (older.length === 0) return fresh;
  return { ...fresh, items: [...fresh.items, ...older], hasMore: old.hasMore };
}

/** None named: all of them. */
export function markRead(ids: string[]): Promise<unknown> {
  return bodyAs(http.POST("/inbox/read", { body: { ids } }));
}
