import type { QueryClient } from "@tanstack/react-query";
import type { Rule } from "@/api/automation-types";
import type { Alarm, AlarmPage, Inbox } from "@/api/types";
import { keys } from "@/api/keys";
import type { LiveEvent } from "./apply";

type AlarmLiveEvent = Extract<LiveEvent, { name: "alarm" | "page" | "inbox" | "on-call" }>;

/** Alarms, pages, inbox and on-call. */
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
      // It tells who is on call, but also comes when a silence begins or ends.
      for (const queryKey of [keys.onCall, keys.silences, keys.alarms].map((of) =>
        of(event.data.team),
      ))
        void cache.invalidateQueries({ queryKey });
      return;
  }
}

function applyAlarmState(cache: QueryClient, alarm: Alarm): void {
  const known = replace(cache, keys.alarms(alarm.team), alarm);
  cache.setQueryData<Alarm>(keys.alarm(alarm.team, alarm.id), (old) => old && alarm);
  const { id, name, state } = alarm;
  cache.setQueryData<Rule[]>(keys.rules(alarm.team), (old) =>
    old?.map((rule) =>
      rule.alarmId === id ? { ...rule, alarm: { id, name }, alarmState: state } : rule,
    ),
  );
  if (known?.state === alarm.state && known.version === alarm.version) return;
  void cache.invalidateQueries({ queryKey: keys.alarmHistory(alarm.team, alarm.id) });
}

function applyPage(cache: QueryClient, page: AlarmPage): void {
  replace(cache, keys.pages(page.team), page);
}

/** Puts the item over the one of the same id; asks for the list again when it is new in it. */
function replace<T extends { id: string }>(
  cache: QueryClient,
  key: readonly unknown[],
  item: T,
): T | undefined {
  const items = cache.getQueryData<T[]>(key);
  const at = items?.findIndex((each) => each.id === item.id) ?? -1;
  if (items && at >= 0) cache.setQueryData<T[]>(key, items.with(at, item));
  else void cache.invalidateQueries({ queryKey: key });
  return items?.[at];
}
