import type { ToilCount, ToilSide } from "@/api/automation-types";

/** Less than this says nothing about a usual hour. */
const SHORTEST_HOURS = 0.25;

/** Whether the stretch is long enough to reckon what an hour costs. */
export function isTelling(side: ToilSide): boolean {
  return side.hours >= SHORTEST_HOURS;
}

/** A count per hour, so that two stretches of different length compare; null of too short a one. */
export function perHour(n: number, side: ToilSide): number | null {
  return isTelling(side) ? n / side.hours : null;
}

/** "2.4", "31", "0": a rate of an hour; a dash of too short a time. */
export function rateWords(rate: number | null): string {
  if (rate === null || !Number.isFinite(rate)) return "–";
  return rate >= 10 ? String(Math.round(rate)) : String(Number(rate.toPrecision(2)));
}

/** How work by hand changed, in words. */
export function changeWords(before: ToilSide, after: ToilSide): string {
  if (!isTelling(before) || !isTelling(after))
    return "One side is shorter than 15 minutes: too short to compare.";
  if (before.byHand === 0 && after.byHand === 0) return "Nothing was done by hand on either side.";
  if (before.byHand === 0) return "There is work by hand now that there was not before.";
  if (after.byHand === 0) return "Nothing is done by hand any more.";
  const change = Math.round((after.minutes / after.hours / (before.minutes / before.hours) - 1) * 100);
  if (Math.abs(change) < 5) return "About as much work by hand as before.";
  return `${Math.abs(change)} % ${change < 0 ? "less" : "more"} work by hand an hour than before.`;
}

/** How much of it happens by itself: 0 to 1, null when nothing was done. */
export function automatedShare({ byHand, automated }: ToilCount): number | null {
  return byHand + automated === 0 ? null : automated / (byHand + automated);
}
