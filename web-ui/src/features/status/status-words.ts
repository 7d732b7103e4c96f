import type { StatusDay, StatusState } from "@/api/slo-types";
import type { Said } from "@/components/words";
import { percent } from "@/components/numbers";

export const STATUS_WORDS: Record<StatusState, Said> = {
  OPERATIONAL: { word: "Operational", tone: "ok" },
  DEGRADED: { word: "Degraded", tone: "warn" },
  OUTAGE: { word: "Outage", tone: "breach" },
  NO_DATA: { word: "No data", tone: "none" },
};

/** How a day looks in a strip: whole, dented, broken, or not measured. */
export function dayTone(day: StatusDay): "ok" | "warn" | "breach" | "none" {
  const { availability } = day;
  if (availability === null || availability === undefined) return "none";
  if (availability >= 0.99) return "ok";
  return availability >= 0.9 ? "warn" : "breach";
}

/** "22 November: 99.21 %". */
export function dayWords(day: StatusDay): string {
  const date = new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  }).format(new Date(`${day.date}T00:00:00Z`));
  const none = day.availability === null || day.availability === undefined;
  return `${date}: ${none ? "not measured" : percent(day.availability)}`;
}

/** The mean of the measured days, or null; each day weighs the same. */
export function meanOf(days: StatusDay[]): number | null {
  const known = days.flatMap(({ availability }) =>
    typeof availability === "number" ? [availability] : [],
  );
  return known.length === 0 ? null : known.reduce((sum, each) => sum + each, 0) / known.length;
}
