import { expect, it } from "vitest";
import { spreadText } from "./run-panel";

const WAVE = {
  step: "slow-weather",
  plannedAt: "2026-11-23T12:00:00Z",
  targets: 40,
  lateP50Millis: 4,
  lateP99Millis: 11,
  lateMaxMillis: 12,
  spreadMillis: 10,
};

it("says how late a wave was and how far apart its teams were", () => {
  expect(spreadText(WAVE)).toBe(
    "hit 40 teams 4 ms after its instant at the median, p99 11 ms, last 12 ms; 10 ms from first to last",
  );
});

it("knows no spread of one team", () => {
  expect(spreadText({ ...WAVE, targets: 1 })).toBe("hit 12 ms after its instant");
});
