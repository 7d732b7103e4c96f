import { describe, expect, it } from "vitest";
import type { AlarmPreview, AlarmState } from "@/api/types";
import { joined, previewWords, stretchesOf } from "./preview-series";

const T0 = Date.parse("2026-03-01T10:00:00Z");
const minute = (n: number) => T0 + n * 60_000;
const preview = (...states: [number, AlarmState][]): AlarmPreview => ({
  points: Array.from({ length: 61 }, (_, i) => [minute(i), i]),
  states: states.map(([at, state]) => ({
    at: new Date(minute(at)).toISOString(),
    state,
    reason: state,
  })),
  warnings: [],
});

describe("the preview of an alarm", () => {
  it("cuts the hour into stretches that end where the points end", () => {
    const stretches = stretchesOf(preview([0, "OK"], [20, "ALARM"], [31, "OK"]));
    expect(stretches.map((each) => [each.from, each.until, each.state])).toEqual([
      [minute(0), minute(20), "OK"],
      [minute(20), minute(31), "ALARM"],
      [minute(31), minute(60), "OK"],
    ]);
  });

  it("joins neighbours of the same state", () => {
    const stretches = joined(stretchesOf(preview([0, "OK"], [10, "OK"], [20, "ALARM"])));
    expect(stretches.map((each) => each.state)).toEqual(["OK", "ALARM"]);
    expect(stretches[0]?.until).toBe(minute(20));
  });

  it("says what would have happened", () => {
    const words = (...states: [number, AlarmState][]) =>
      previewWords(stretchesOf(preview(...states)));
    expect(words([0, "OK"])).toBe("In the last hour it would have stayed calm.");
    expect(words([0, "OK"], [20, "ALARM"], [31, "OK"])).toMatch(/Alarm 1 time, for 11 m in all/);
    expect(words([0, "INSUFFICIENT_DATA"])).toMatch(/no data to judge/);
    expect(words()).toBe("Nothing to judge yet.");
  });
});
