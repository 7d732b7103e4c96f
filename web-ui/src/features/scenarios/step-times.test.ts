import { expect, it } from "vitest";
import type { TimelineStep } from "@/api/types";
import { bars } from "./step-times";
import { whenWords } from "./timeline-drawing";

const step = (more: Partial<TimelineStep>): TimelineStep => ({
  id: "one",
  type: "fault",
  title: "dependency-slow on weather",
  jitter: "PT0S",
  detail: "{}",
  ...more,
});

it("draws what waits for a step after that step", () => {
  const drawn = bars([
    step({ id: "slow", at: "PT5S", duration: "PT12M" }),
    step({ id: "ask", type: "inject", after: { step: "slow", event: "verified", delay: "PT30S" } }),
    step({ id: "boss", type: "inject", after: { step: "ask", event: "applied", delay: "PT1M" } }),
  ]);
  expect(drawn.map((bar) => [bar.fromMs, bar.lengthMs, bar.guessed])).toEqual([
    [5_000, 720_000, false],
    [35_000, 0, true],
    [95_000, 0, true],
  ]);
});

it("says when a step comes", () => {
  expect(whenWords(step({ at: "PT5S", duration: "PT12M", jitter: "PT20S" }))).toBe(
    "T+5 s to 20 s later, for 12 m",
  );
  expect(
    whenWords(
      step({
        type: "inject",
        duration: "PT5M",
        after: { step: "slow", event: "verified", delay: "PT30S", orAt: "PT9M" },
      }),
    ),
  ).toBe("30 s after slow is verified, at T+9 m at the latest, answer within 5 m");
});
