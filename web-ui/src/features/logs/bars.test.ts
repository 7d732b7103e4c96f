import { describe, expect, it } from "vitest";
import type { LogBar } from "@/api/types";
import { axisTop, columnsOf, countWords, stretch, sumOf } from "./bars";

const NONE = { error: 0, warn: 0, info: 0, debug: 0, other: 0 };
const bar = (at: number, more: Partial<LogBar["counts"]>): LogBar => ({
  at: new Date(at).toISOString(),
  seconds: 10,
  counts: { ...NONE, ...more },
});

describe("the bars of a log", () => {
  const columns = columnsOf([bar(20_000, { error: 2 }), bar(40_000, { info: 7, warn: 1 })], {
    from: 10_500,
    to: 59_000,
  });

  it("cover the whole window, with nothing where nothing was written", () => {
    expect(columns.map((each) => [each.at, each.total])).toEqual([
      [10_000, 0],
      [20_000, 2],
      [30_000, 0],
      [40_000, 8],
      [50_000, 0],
    ]);
  });

  it("are told in words", () => {
    expect(countWords(sumOf(columns))).toBe("2 errors, 1 warning, 7 info");
    expect(countWords(NONE)).toBe("no lines");
  });

  it("are brushed either way", () => {
    expect(stretch(columns, 3, 1)).toEqual({ from: 20_000, to: 50_000 });
    expect(stretch(columns, -5, 99)).toEqual({ from: 10_000, to: 60_000 });
    expect(stretch([], 0, 0)).toBeNull();
  });

  it("have a round axis", () => {
    expect(axisTop(columns)).toBe(10);
    expect(axisTop([])).toBe(1);
  });
});
