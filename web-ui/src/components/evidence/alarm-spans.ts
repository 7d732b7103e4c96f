import type { Item } from "./items";

/** When an alarm was in alarm; without an end it still was when the timeline ended. */
export interface AlarmSpan {
  name: string;
  from: number;
  to: number | null;
}

const STATE = /^(.+?) is (in alarm|OK|short of data): /;

/** From the changes of alarms, the stretches in alarm. One that began before the timeline is not known. */
export function alarmSpans(items: readonly Item[]): AlarmSpan[] {
  const open = new Map<string, AlarmSpan>();
  const spans: AlarmSpan[] = [];
  for (const item of items) {
    if (item.event?.kind !== "alarm.state-changed") continue;
    const [, name, state] = STATE.exec(item.text) ?? [];
    if (!name) continue;
    const current = open.get(name);
    if (state === "in alarm" && !current) {
      const span = { name, from: item.at, to: null };
      open.set(name, span);
      spans.push(span);
    } else if (state !== "in alarm" && current) {
      current.to = item.at;
      open.delete(name);
    }
  }
  return spans;
}
