import type { OnCall } from "@/api/types";

const HOUR = 3_600_000;

/** A part of a day on the strip: somebody's shift, or a time without anybody. */
export interface Segment {
  /** Share of the day from its midnight, 0 to 1. */
  left: number;
  width: number;
  from: number;
  until: number;
  /** Null: nobody. */
  handle: string | null;
  name: string;
  override: boolean;
}
export interface Day {
  at: number;
  segments: Segment[];
}

type Duty = Pick<OnCall, "shifts" | "holes">;

/** The week from today's midnight in the zone of this computer, cut into days. */
export function weekOf(duty: Duty, now: number, days = 7): Day[] {
  const spans = [
    ...duty.shifts.map((shift) => ({
      from: Date.parse(shift.from),
      until: Date.parse(shift.until),
      handle: shift.person.handle,
      name: shift.person.name,
      override: shift.override,
    })),
    ...duty.holes.map((hole) => ({
      from: Date.parse(hole.from),
      until: Date.parse(hole.until),
      handle: null,
      name: "Nobody",
      override: false,
    })),
  ].sort((a, b) => a.from - b.from);
  return Array.from({ length: days }, (_, i) => {
    const at = midnight(now, i);
    // The day on which the clock changes has 23 or 25 hours.
    const end = midnight(now, i + 1);
    const segments = spans
      .filter((span) => span.from < end && span.until > at)
      .map((span) => {
        const from = Math.max(at, span.from);
        const until = Math.min(end, span.until);
        return {
          ...span,
          left: (from - at) / (end - at),
          width: (until - from) / (end - at),
        };
      });
    return { at, segments };
  });
}

function midnight(now: number, days: number): number {
  const at = new Date(now);
  at.setHours(0, 0, 0, 0);
  at.setDate(at.getDate() + days);
  return at.getTime();
}

/** A rota's member list with one of them a place earlier or later. */
export function moved(members: string[], at: number, by: -1 | 1): string[] {
  const to = at + by;
  const one = members[at];
  const other = members[to];
  if (one === undefined || other === undefined) return members;
  return members.with(at, other).with(to, one);
}

/** "12 hours", "1 day", "1 week". */
export function shiftWords(hours: number): string {
  if (hours % 168 === 0) return hours === 168 ? "1 week" : `${hours / 168} weeks`;
  if (hours % 24 === 0) return hours === 24 ? "1 day" : `${hours / 24} days`;
  return hours === 1 ? "1 hour" : `${hours} hours`;
}

/** Until which hour most people will look ahead when they hand over. */
export function handOverEnd(until: string | null, now: number): number {
  const end = until ? Date.parse(until) : now + 2 * HOUR;
  return end > now ? Math.min(end, now + 24 * HOUR) : now + 2 * HOUR;
}
