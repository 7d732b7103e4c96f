import { expect, it } from "vitest";
import type { RuleWish } from "@/api/automation-types";
import { limitsWords, ruleSaid, ruleWrong } from "./run-words";
import { automatedShare, changeWords, perHour, rateWords } from "./toil-figures";

const wish: RuleWish = {
  name: "Restart",
  alarmId: "a1",
  when: "ALARM",
  action: { type: "RESTART", environment: "PRODUCTION" },
  cooldownSeconds: 300,
  maxPerHour: 3,
  dryRun: false,
  enabled: true,
};

it("asks for what each action needs", () => {
  expect(ruleWrong(wish)).toBeNull();
  expect(ruleWrong({ ...wish, alarmId: "" })).toBe("Choose an alarm.");
  expect(ruleWrong({ ...wish, action: { type: "FLAG", on: false } })).toBe("Choose a flag.");
  expect(ruleWrong({ ...wish, action: { type: "RUNBOOK" } })).toBe("Choose a runbook.");
  expect(ruleWrong({ ...wish, action: { type: "SCALE" } })).toContain("memory");
  expect(ruleWrong({ ...wish, cooldownSeconds: 30 })).toContain("60 s");
  expect(ruleWrong({ ...wish, maxPerHour: Number.NaN })).toContain("1 to 6");
});

it("says what holds a rule back before what it is", () => {
  expect(ruleSaid(wish)).toEqual({ word: "Acts", tone: "ok" });
  expect(ruleSaid({ ...wish, dryRun: true }).word).toBe("Dry run");
  expect(ruleSaid({ ...wish, dryRun: true, problem: "gone" }).word).toBe("Cannot act");
  expect(ruleSaid({ ...wish, enabled: false, stoppedBecause: "loop" }).word).toContain("guard");
  expect(limitsWords(wish)).toBe("at most 3 times an hour, 5 m apart");
});

it("compares toil by the hour, not by the stretch", () => {
  const side = (hours: number, byHand: number, automated: number) => ({
    hours,
    byHand,
    automated,
    minutes: byHand * 4,
    minutesPerDay: ((byHand * 4) / hours) * 24,
  });
  expect(changeWords(side(4, 8, 0), side(1, 2, 3))).toBe("About as much work by hand as before.");
  expect(changeWords(side(4, 8, 0), side(2, 1, 3))).toBe(
    "75 % less work by hand an hour than before.",
  );
  expect(changeWords(side(4, 8, 0), side(2, 0, 3))).toBe("Nothing is done by hand any more.");
  expect(changeWords(side(4, 8, 0), side(0.1, 0, 0))).toContain("too short to compare");
  expect(perHour(3, side(12, 3, 0))).toBe(0.25);
  expect(perHour(3, side(0.1, 3, 0))).toBeNull();
  expect([rateWords(null), rateWords(0), rateWords(0.083), rateWords(31.4)]).toEqual([
    "–",
    "0",
    "0.083",
    "31",
  ]);
  expect(automatedShare({ byHand: 1, automated: 3, minutes: 4 })).toBe(0.75);
  expect(automatedShare({ byHand: 0, automated: 0, minutes: 0 })).toBeNull();
});
