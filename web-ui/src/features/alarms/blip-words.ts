import type { BlipResult } from "@/api/types";
import { span } from "@/components/time";

/** "Would have paged after 34 s", or that it would not. */
export function blipResultWords(result: BlipResult): string {
  if (!result.wouldHavePaged) return "Would not have paged";
  return typeof result.after !== "number"
    ? "Would have paged"
    : `Would have paged after ${span(result.after * 1000)}`;
}

/** How an alarm of production could be judged by what happened on staging. */
export function observedWords(observedOn: string): string {
  return observedOn === "own" ? "Watches staging itself." : "Judged by its definition on staging.";
}
