import { clock, clockOnly, dayAndClock, runClock, zoneOf } from "@/components/time";

/** How moments are written: from the start of the run, in UTC, or in the zone of this computer. */
export type ClockMode = "T+" | "UTC" | "LOCAL";

export const CLOCK_MODES: ClockMode[] = ["T+", "UTC", "LOCAL"];
const SETTING = "firedrill.timeline-clock";

/** A moment with what it counts from or its zone: never bare. */
export function timeText(at: number, mode: ClockMode, start: number | null): string {
  if (mode === "T+" && start !== null) return runClock(at, start);
  return mode === "UTC" ? `${utcClock(at)} UTC` : clock(at);
}

/** The same moment in every way, for a tip. */
export function everyTime(at: number, start: number | null): string {
  const run = start === null ? "" : `${runClock(at, start)}, `;
  return `${run}${new Date(at).toISOString()}, ${dayAndClock(at)}`;
}

export function utcClock(at: number): string {
  return new Date(at).toISOString().slice(11, 19);
}

/** What stands beside the axis: the zone of its times, both where it changes between. */
export function zoneText(span: { from: number; to: number }, mode: ClockMode): string {
  if (mode === "T+") return "T+";
  if (mode === "UTC") return "UTC";
  const [first, last] = [zoneOf(span.from), zoneOf(span.to)];
  return first === last ? first : `${first}/${last}`;
}

/** Labels of the axis; with seconds where two would read the same without. */
export function tickLabels(ticks: number[], mode: ClockMode, start: number | null): string[] {
  const seconds = ticks.some((tick) => (mode === "T+" ? tick - (start ?? 0) : tick) % 60_000 !== 0);
  return ticks.map((tick) => {
    if (mode === "T+" && start !== null) {
      const text = runClock(tick, start);
      return seconds ? text : text.slice(0, -3);
    }
    const text = mode === "UTC" ? utcClock(tick) : clockOnly(tick);
    return seconds ? text : text.slice(0, 5);
  });
}

export function savedMode(hasStart: boolean): ClockMode {
  const saved = localStorage.getItem(SETTING) as ClockMode | null;
  if (saved === "T+") return hasStart ? "T+" : "LOCAL";
  return saved && CLOCK_MODES.includes(saved) ? saved : "LOCAL";
}

export function saveMode(mode: ClockMode): void {
  localStorage.setItem(SETTING, mode);
}
