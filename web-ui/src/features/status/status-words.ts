import type { StatusDay, StatusState } from "@/api/slo-types";
import type { Said } from "@/components/words";
import { count, percent } from "@/components/numbers";

export const STATUS_WORDS: Record<StatusState, Said> = {
  OPERATIONAL: { word: "Operational", tone: "ok" },
  DEGRADED: { word: "Degraded", tone: "warn" },
  OUTAGE: { word: "Outage", tone: "breach" },
  NO_DATA: { word: "No data", tone: "none" },
};

/** Of fewer requests a percentage would say more than is known. */
const FEWEST_REQUESTS = 100;

/** How a day looks in a strip: whole, dented, broken, or not measured. By the rule of the state beside it. */
export function dayTone(day: StatusDay): "ok" | "warn" | "breach" | "none" {
  switch (day.state) {
    case "OPERATIONAL":
      return "ok";
    case "DEGRADED":
      return "warn";
    case "OUTAGE":
      return "breach";
    case "NO_DATA":
      return "none";
  }
}

/** "22 November: 99.21 % of 86 400 requests answered well". */
export function dayWords(day: StatusDay): string {
  const date = new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  }).format(new Date(`${day.date}T00:00:00Z`));
  return `${date}: ${day.total === 0 ? "not measured" : answered(day)}`;
}

/** What the measured days come to together, each request weighing the same; the last day is today and not over. */
export function strippedWords(days: StatusDay[]): string {
  const measured = days.filter((day) => day.total > 0);
  const good = measured.reduce((sum, day) => sum + day.good, 0);
  const total = measured.reduce((sum, day) => sum + day.total, 0);
  if (total === 0) return "not measured yet";
  const onlyToday = measured.length === 1 && measured[0] === days.at(-1);
  const when = onlyToday ? "today so far" : `in ${count(measured.length, "measured day")}`;
  return `${answered({ good, total })} ${when}`;
}

function answered({ good, total }: { good: number; total: number }): string {
  const requests = `${total.toLocaleString("en-US").replaceAll(",", " ")} request${total === 1 ? "" : "s"}`;
  if (total < FEWEST_REQUESTS) return `${total - good} of ${requests} failed`;
  return `${percent(good / total)} of ${requests} answered well`;
}
