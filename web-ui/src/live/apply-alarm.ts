import type { QueryClient } from "@tanstack/react-query";
import type { Alarm, AlarmPage, Inbox } from "@/api/alarm-types";
import { keys } from "@/api/keys";
import type { LiveEvent } from "./apply";

type AlarmLiveEvent = Extract<LiveEvent, { name: "alarm" | "page" | "inbox" | "on-call" }>;

/** Alarms and pages are told apart by their ids, so an event needs not name its team. */
export function applyAlarm(cache: QueryClient, event: AlarmLiveEvent): void {
  switch (event.name) {
    case "alarm":
      return applyAlarmState(cache, event.data);
    case "page":
      return applyPage(cache, event.data);
    case "inbox": {
      const { unread } = event.data;
      cache.setQueryData<Inbox>(keys.inbox, (old) => old && { ...old, unread });
      void cache.invalidateQueries({ queryKey: keys.inbox });
      return;
    }
    case "on-call":
      // The event is a signal; hidden shifts of others are the server's to leave out.
      void cache.invalidateQueries({ queryKey: ["on-call"] });
      return;
  }
}

function applyAlarmState(cache: QueryClient, alarm: Alarm): void {
  const known = replace(cache, "alarms", alarm);
  if (!known) void cache.invalidateQueries({ queryKey: ["alarms"] });
  for (const [key, old] of cache.getQueriesData<Alarm>({ queryKey: ["alarm"] })) {
    if (old?.id === alarm.id) cache.setQueryData<Alarm>(key, alarm);
  }
  if (known?.state === alarm.state && known.version === alarm.version) return;
  void cache.invalidateQueries({
    predicate: ({ queryKey }) => queryKey[0] === "alarm-history" && queryKey[2] === alarm.id,
  });
}

function applyPage(cache: QueryClient, page: AlarmPage): void {
  if (!replace(cache, "pages", page)) void cache.invalidateQueries({ queryKey: ["pages"] });
}

/** Puts the item over the one of the same id in every list of that kind; gives what was there. */
function replace<T extends { id: string }>(cache: QueryClient, kind: string, item: T): T | null {
  let found: T | null = null;
  for (const [key, items] of cache.getQueriesData<T[]>({ queryKey: [kind] })) {
    const at = items?.findIndex((each) => each.id === item.id) ?? -1;
    if (!items || at < 0) continue;
    found = items[at] ?? null;
    cache.setQueryData<T[]>(key, items.with(at, item));
  }
  return found;
}
