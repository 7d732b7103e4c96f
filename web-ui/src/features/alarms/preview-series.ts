import type { AlarmPreview, AlarmState } from "@/api/types";
import { count } from "@/components/numbers";
import { span } from "@/components/time";

/** A stretch of time in one state, in milliseconds. */
export interface Stretch {
  from: number;
  until: number;
  state: AlarmState;
  reason: string;
}

/** The states of a preview as stretches from the first point to the last. */
export function stretchesOf(preview: AlarmPreview): Stretch[] {
  const { points, states } = preview;
  const begin = Math.min(points[0]?.[0] ?? Infinity, Date.parse(states[0]?.at ?? "") || Infinity);
  const end = points.at(-1)?.[0] ?? (Date.parse(states.at(-1)?.at ?? "") || 0);
  return states.flatMap((each, i) => {
    const from = Math.max(begin, Date.parse(each.at));
    const next = states[i + 1];
    const until = next ? Date.parse(next.at) : Math.max(end, from);
    const merged = { from, until, state: each.state, reason: each.reason };
    return until > from || !next ? [merged] : [];
  });
}

/** Stretches of the same state in a row are one. */
export function joined(stretches: Stretch[]): Stretch[] {
  return stretches.reduce<Stretch[]>((all, each) => {
    const last = all.at(-1);
    if (last?.state !== each.state) return [...all, each];
    return [...all.slice(0, -1), { ...last, until: each.until }];
  }, []);
}

/** "In the last hour it would have gone to Alarm 2 times, for 11 m in all." */
export function previewWords(stretches: Stretch[]): string {
  const alarms = stretches.filter((each) => each.state === "ALARM");
  if (stretches.length === 0) return "Nothing to judge yet.";
  if (stretches.every((each) => each.state === "INSUFFICIENT_DATA")) {
    return "In the last hour there was no data to judge.";
  }
  if (alarms.length === 0) return "In the last hour it would have stayed calm.";
  const ms = alarms.reduce((sum, each) => sum + each.until - each.from, 0);
  return `In the last hour it would have gone to Alarm ${count(alarms.length, "time")}, for ${span(ms)} in all.`;
}
