import type { Cause, Slo, Trend } from "@/api/slo-types";
import { age } from "@/components/time";
import type { Said } from "@/components/words";

/** "4.2×", "14×": how many times faster than allowed the budget goes. */
export function times(rate: number | null | undefined): string {
  if (rate === null || rate === undefined) return "–";
  return `${rate >= 9.95 ? Math.round(rate) : rate.toFixed(1)}×`;
}

/** "1 h", "24 h", "30 d": days only where they are whole and many. */
export function hoursWords(hours: number): string {
  return hours >= 48 && hours % 24 === 0 ? `${hours / 24} days` : `${hours} h`;
}

/** A share of a budget: "62 %", "0.4 %", never 0 % when something was spent. */
export function shareWords(share: number): string {
  const value = share * 100;
  if (value === 0) return "0 %";
  if (value < 0.1) return "under 0.1 %";
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} %`;
}

/** Requests of a budget, which are not always whole. */
export function requests(n: number): string {
  return Math.abs(n - Math.round(n)) < 0.05 || n >= 100
    ? Math.round(n).toLocaleString("en-US").replaceAll(",", " ")
    : n.toFixed(1);
}

const TREND: Record<Trend, string> = {
  BETTER: "Getting better",
  STEADY: "Burning steadily",
  WORSE: "Getting worse",
};

/** Whether it hurts and which way it goes, in one mark. */
export function trendSaid(slo: Slo): Said {
  const short = rateOf(slo, "5m");
  const long = rateOf(slo, "1h");
  if (short === null && long === null) return { word: "Nobody asked for an hour", tone: "none" };
  if ((short ?? 0) < 1 && (long ?? 0) < 1) return { word: "Within the objective", tone: "ok" };
  const word = slo.trend ? TREND[slo.trend] : "Burning";
  if (slo.trend === "BETTER") return { word, tone: (short ?? 0) < 1 ? "neutral" : "warn" };
  return { word, tone: Math.max(short ?? 0, long ?? 0) >= 14.4 ? "breach" : "warn" };
}

export function rateOf(slo: Slo, window: string): number | null {
  return slo.burn.find((each) => each.window === window)?.rate ?? null;
}

/** When the budget ends at this rate, without its clock time; null when it does not. */
export function exhaustion(slo: Slo, now: number): { at: string; words: string } | null {
  if (!slo.exhaustedAt) return null;
  const ms = Date.parse(slo.exhaustedAt) - now;
  return {
    at: slo.exhaustedAt,
    words: ms > 0 ? `used up in ${age(ms)} at this rate, at` : "used up since",
  };
}

export const CAUSE_WORDS: Record<Cause, { word: string; help: string }> = {
  INSTRUCTOR_FAULT: { word: "Exercise", help: "a fault of the exercise was in effect" },
  TEAM_CHANGE: { word: "Own change", help: "it began within ten minutes of a change by the team" },
  PLATFORM: { word: "Platform", help: "the platform did not measure as it should; excused" },
  UNEXPLAINED: { word: "Unexplained", help: "nothing on record explains it" },
  PENDING: { word: "Pending", help: "told with the debrief" },
};

/** In the order in which charges are listed and drawn. */
export const CAUSES: Cause[] = [
  "TEAM_CHANGE",
  "INSTRUCTOR_FAULT",
  "PENDING",
  "UNEXPLAINED",
  "PLATFORM",
];
