import type { Run } from "@/api/types";

/** A run that still holds its teams: nothing else can be launched. */
export function isLive(run: Run): boolean {
  return run.state !== "COMPLETED" && run.state !== "HALTED";
}

export const RUN_WORDS: Record<Run["state"], string> = {
  ARMED: "Armed",
  RUNNING: "Running",
  PAUSED: "Paused",
  ENDING: "Ending",
  COMPLETED: "Completed",
  HALTED: "Halted",
};
