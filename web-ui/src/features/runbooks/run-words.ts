import type {
  ExecutionState,
  RuleWish,
  RunState,
  RunbookRun,
  StepState,
} from "@/api/automation-types";
import { span } from "@/components/time";
import type { Said } from "@/components/words";

export const STEP_STATES: Record<StepState, Said> = {
  PENDING: { word: "To come", tone: "none" },
  RUNNING: { word: "Running", tone: "neutral" },
  DONE: { word: "Done", tone: "ok" },
  FAILED: { word: "Failed", tone: "breach" },
  SKIPPED: { word: "Skipped", tone: "none" },
  TIMED_OUT: { word: "Timed out", tone: "breach" },
};

export const RUN_STATES: Record<RunState, Said> = {
  RUNNING: { word: "Open", tone: "neutral" },
  DONE: { word: "Done", tone: "ok" },
  FAILED: { word: "Failed", tone: "breach" },
  ABORTED: { word: "Aborted", tone: "warn" },
};

export const EXECUTION_STATES: Record<ExecutionState, Said> = {
  RUNNING: { word: "Running", tone: "neutral" },
  DONE: { word: "Done", tone: "ok" },
  FAILED: { word: "Failed", tone: "breach" },
  TIMED_OUT: { word: "Timed out", tone: "breach" },
  SKIPPED: { word: "Held back", tone: "none" },
  DRY_RUN: { word: "Dry run", tone: "none" },
  STOPPED: { word: "Loop guard", tone: "warn" },
};

/** "3 of 5 steps"; those that were left out count as gone through. */
export function progress(run: RunbookRun): string {
  const over = run.steps.filter((each) => each.state !== "PENDING" && each.state !== "RUNNING");
  return `${over.length} of ${run.steps.length} steps`;
}

/** Whether a rule may act now, as one mark. */
export function ruleSaid(rule: {
  enabled: boolean;
  dryRun: boolean;
  problem?: string | null;
  stoppedBecause?: string | null;
}): Said {
  if (rule.stoppedBecause && !rule.enabled)
    return { word: "Stopped by the loop guard", tone: "warn" };
  if (!rule.enabled) return { word: "Off", tone: "none" };
  if (rule.problem) return { word: "Cannot act", tone: "breach" };
  return rule.dryRun ? { word: "Dry run", tone: "neutral" } : { word: "Acts", tone: "ok" };
}

/** "at most 3 times an hour, 5 m apart". */
export function limitsWords({ maxPerHour, cooldownSeconds }: RuleWish): string {
  const often = maxPerHour === 1 ? "once an hour" : `${maxPerHour} times an hour`;
  return `at most ${often}, ${span(cooldownSeconds * 1000)} apart`;
}

/** A text with the first letter in upper case. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What is missing of a rule, or null. */
export function ruleWrong(wish: RuleWish): string | null {
  const { action } = wish;
  if (wish.name.trim() === "") return "Give the rule a name.";
  if (wish.alarmId === "") return "Choose an alarm.";
  if (action.type === "FLAG" && !action.flag) return "Choose a flag.";
  if (action.type === "RUNBOOK" && !action.runbookId) return "Choose a runbook.";
  if (action.type === "SCALE" && !action.memoryMiB && !action.cpuPercent)
    return "Give memory, processor time or both.";
  if (!(wish.cooldownSeconds >= 60 && wish.cooldownSeconds <= 86_400))
    return "The pause between two turns is 60 s to a day.";
  if (!(wish.maxPerHour >= 1 && wish.maxPerHour <= 6)) return "A rule acts 1 to 6 times an hour.";
  return null;
}
