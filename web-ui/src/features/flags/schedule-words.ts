import type { FlagSchedule } from "@/api/types";
import { dayAndClock } from "@/components/time";
import { shareWords } from "./rollout";

export const ACTION_WORDS: Record<FlagSchedule["action"], string> = {
  ON: "turn on for everybody",
  OFF: "turn off for everybody",
  ENABLE: "revive",
  DISABLE: "kill",
  ROLLOUT: "roll out",
};

/** "3 Mar 2026, 14:00:00 CET: roll out on 50 %, off 50 %". */
export function scheduleWords(entry: FlagSchedule): string {
  const shares = entry.rollout ? ` ${shareWords(entry.rollout)}` : "";
  return `${dayAndClock(entry.at)}: ${ACTION_WORDS[entry.action]}${shares}`;
}
