import type { Distribution } from "@/api/debrief-types";

export interface PlacedDot {
  team: string;
  seconds: number | null;
  x: number;
  /** How many dots lie below it at about the same place. */
  level: number;
}

export interface StripLayout {
  dots: PlacedDot[];
  medianX: number | null;
  /** Where those are drawn that never did it. */
  limitX: number;
  ticks: { x: number; seconds: number }[];
  levels: number;
}

const DOT = 12;
const STEPS = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200];

/** Places the dots of one measure on a line of this width; dots that would touch are stacked. */
export function stripLayout(spread: Distribution, width: number): StripLayout {
  const longest = Math.max(spread.limitSeconds, 1, ...spread.dots.map((dot) => dot.seconds ?? 0));
  const limitX = Math.max(DOT, width - DOT);
  const scale = (seconds: number) => DOT / 2 + (seconds / longest) * (limitX - DOT * 2.5);
  const dots: PlacedDot[] = [];
  for (const dot of spread.dots) {
    const seconds = dot.seconds ?? null;
    const x = seconds === null ? limitX : scale(seconds);
    let level = 0;
    while (dots.some((each) => each.level === level && Math.abs(each.x - x) < DOT)) level += 1;
    dots.push({ team: dot.team, seconds, x, level });
  }
  const median = spread.medianSeconds ?? null;
  return {
    dots,
    limitX,
    medianX: median === null ? null : scale(median),
    ticks: ticks(longest).map((seconds) => ({ seconds, x: scale(seconds) })),
    levels: Math.max(1, ...dots.map((dot) => dot.level + 1)),
  };
}

/** Three to seven round times from zero. */
function ticks(longest: number): number[] {
  const step = STEPS.find((each) => longest / each <= 6) ?? 14_400;
  return Array.from({ length: Math.floor(longest / step) + 1 }, (_, i) => i * step);
}

/** "4:07" of minutes and seconds; "1:02:00" from an hour on. */
export function minutesAndSeconds(seconds: number): string {
  const pad = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = pad(Math.floor(seconds % 60));
  return hours ? `${hours}:${pad(minutes)}:${rest}` : `${minutes}:${rest}`;
}
