import { describe, expect, it } from "vitest";
import type { Distribution } from "@/api/debrief-types";
import { apart } from "./slope-chart";
import { minutesAndSeconds, stripLayout } from "./strip-layout";

const spread = (seconds: (number | null)[], median: number | null): Distribution => ({
  measure: "TTD",
  label: "Time to detect",
  meaning: "from the effect to the declaration",
  medianSeconds: median,
  limitSeconds: 600,
  dots: seconds.map((each, i) => ({ team: `t${i}`, seconds: each })),
});

describe("the strip plot", () => {
  it("stacks dots that would touch, and no others", () => {
    const plot = stripLayout(spread([100, 101, 102, 500], 101), 640);
    expect(plot.dots.map((dot) => dot.level)).toEqual([0, 1, 2, 0]);
    expect(plot.levels).toBe(3);
  });

  it("puts those who never did it at the limit, right of all others", () => {
    const plot = stripLayout(spread([10, 600, null], 600), 640);
    expect(plot.dots[2]?.x).toBe(plot.limitX);
    expect(plot.dots[1]?.x).toBeLessThan(plot.limitX - 12);
  });

  it("has the median at its time on the same scale as the dots", () => {
    const plot = stripLayout(spread([60, 120, 240], 120), 640);
    expect(plot.medianX).toBe(plot.dots[1]?.x);
    expect(stripLayout(spread([60, null], null), 640).medianX).toBeNull();
  });

  it("stays within any width", () => {
    for (const width of [120, 240, 320, 1200]) {
      for (const dot of stripLayout(spread([0, 300, 600, null], 300), width).dots) {
        expect(dot.x).toBeGreaterThanOrEqual(0);
        expect(dot.x).toBeLessThanOrEqual(width);
      }
    }
  });

  it("says times as people do", () => {
    expect(minutesAndSeconds(247)).toBe("4:07");
    expect(minutesAndSeconds(3723)).toBe("1:02:03");
  });
});

describe("labels of a slope", () => {
  it("are moved apart in their order", () => {
    expect(apart([{ at: 102 }, { at: 100 }, { at: 101 }, { at: 180 }])).toEqual([
      { at: 100 },
      { at: 115 },
      { at: 130 },
      { at: 180 },
    ]);
  });
});
