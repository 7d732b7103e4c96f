/** A window of time in the address: the last so long, or two fixed moments in milliseconds. */
export interface WindowSearch {
  last?: string;
  from?: number;
  to?: number;
}

export interface TimeWindow {
  from: number;
  to: number;
  /** It ends now and so moves on. */
  moving: boolean;
  /** The same for the same wish, also while it moves. */
  name: string;
}

export const PRESETS: readonly { last: string; words: string }[] = [
  { last: "5m", words: "Last 5 min" },
  { last: "15m", words: "Last 15 min" },
  { last: "1h", words: "Last hour" },
  { last: "6h", words: "Last 6 hours" },
  { last: "1d", words: "Last day" },
  { last: "7d", words: "Last 7 days" },
];
export const USUAL = "15m";
const UNITS: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000 };
/** As far back as anything is kept, and a bit. */
const LONGEST_MS = 366 * 86_400_000;

/** Milliseconds of "15m", "6h", "7d"; null for anything else. */
export function lastMs(last: string): number | null {
  const match = /^(\d{1,4})([mhd])$/.exec(last);
  const ms = match ? Number(match[1]) * (UNITS[match[2] ?? ""] ?? 0) : 0;
  return ms > 0 && ms <= LONGEST_MS ? ms : null;
}

/** What of an address is a window; nonsense is left out. */
export function windowSearch(search: Record<string, unknown>): WindowSearch {
  const from = Number(search["from"]);
  const to = Number(search["to"]);
  if (search["from"] !== undefined && Number.isFinite(from) && Number.isFinite(to) && from < to)
    return { from: Math.max(from, to - LONGEST_MS), to };
  const last = search["last"];
  return typeof last === "string" && last !== USUAL && lastMs(last) !== null ? { last } : {};
}

export function windowOf({ last, from, to }: WindowSearch, now: number): TimeWindow {
  if (from !== undefined && to !== undefined)
    return { from, to, moving: false, name: `${from}-${to}` };
  const name = last ?? USUAL;
  return { from: now - (lastMs(name) ?? 900_000), to: now, moving: true, name };
}

/** The window that shows the same for everybody at any time. */
export function fixed({ from, to }: { from: number; to: number }): WindowSearch {
  return { from: Math.floor(from), to: Math.ceil(to) };
}

const SHORTEST_MS = 10_000;

/** Half as long around its middle, or around a moment in it. */
export function zoomIn(window: TimeWindow, around = (window.from + window.to) / 2): WindowSearch {
  return scaled(window, 0.5, around, Number.POSITIVE_INFINITY);
}

/** Twice as long, but not into the future. */
export function zoomOut(window: TimeWindow, now: number): WindowSearch {
  return scaled(window, 2, (window.from + window.to) / 2, now);
}

/** By half its length to and fro, but not into the future. */
export function shifted(window: TimeWindow, steps: number, now: number): WindowSearch {
  const length = window.to - window.from;
  const to = Math.min(now, window.to + (steps * length) / 2);
  return fixed({ from: to - length, to });
}

function scaled(window: TimeWindow, factor: number, around: number, latest: number): WindowSearch {
  const length = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, (window.to - window.from) * factor));
  const to = Math.min(latest, around + length / 2);
  return fixed({ from: to - length, to });
}

const STEPS = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 21_600, 86_400];
const POINTS = 300;

/** Seconds between two points: round, at least a scrape apart, at most about 300 points. */
export function stepFor({ from, to }: { from: number; to: number }): number {
  const wanted = (to - from) / 1_000 / POINTS;
  return STEPS.find((step) => step >= wanted) ?? 86_400;
}
