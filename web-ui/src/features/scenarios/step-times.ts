import type { TimelineStep } from "@/api/types";
import { isoMs } from "@/components/time";

/** A step on the drawing: when it begins at the latest guess, and how long it lasts. */
export interface Bar {
  step: TimelineStep;
  fromMs: number;
  lengthMs: number;
  /** It waits for an event: where it is drawn is as if the event came at once. */
  guessed: boolean;
}

/** Where each step is drawn; what waits for a step stands as soon after it as it can. */
export function bars(steps: TimelineStep[]): Bar[] {
  const begins = new Map<string, number>();
  return steps.map((step) => {
    const guessed = step.at === null || step.at === undefined;
    const fromMs =
      guessed && step.after
        ? (begins.get(step.after.step) ?? 0) + isoMs(step.after.delay)
        : isoMs(step.at ?? "PT0S");
    begins.set(step.id, fromMs);
    return { step, fromMs, lengthMs: step.duration ? isoMs(step.duration) : 0, guessed };
  });
}
