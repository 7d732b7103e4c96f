import type { ToilCount, ToilSide } from "@/api/automation-types";

/** A count per day, so that two stretches of different length compare; null without time. */
export function perDay(n: number, side: ToilSide): number | null {
  return side.hours <= 0 ? null : (n / side.hours) * 24;
}

/** "2.4", "31", "0": a rate of a day; a dash without time. */
export function rateWords(rate: number | null): string {
  if (rate === null || !Number.isFinite(rate)) return "–";
  return rate >= 10 ? String(Math.round(rate)) : String(Number(rate.toPrecision(2)));
}

/** How work by hand changed, in words; null where nothing can be said. */
export function changeWords(before: ToilSide, after: ToilSide): string | null {
  if (before.hours <= 0 || after.hours <= 0) return null;
  if (before.byHand === 0 && after.byHand === 0) return "Nothing was done by hand on either side.";
  if (before.byHand === 0) return "There is work by hand now that there was not before.";
  if (after.byHand === 0) return "Nothing is done by hand any more.";
  const change = Math.round((after.minutesPerDay / before.minutesPerDay - 1) * 100);
  if (Math.abs(change) < 5) return "About as much work by hand as before.";
  return `${Math.abs(change)} % ${change < 0 ? "less" : "more"} work by hand a day than before.`;
}

/** How much of it happens by itself: 0 to 1, null when nothing was done. */
export function automatedShare({ byHand, automated }: ToilCount): number | null {
  return byHand + automated === 0 ? null : automated / (byHand + automated);
}
