import { describe, expect, it } from "vitest";
import { lastMs, shifted, stepFor, windowOf, windowSearch, zoomIn, zoomOut } from "./window";

const NOW = 1_800_000_000_000;

describe("a window in the address", () => {
  it.each([
    [{}, {}],
    [{ last: "15m" }, {}],
    [{ last: "6h" }, { last: "6h" }],
    [{ last: "6 hours" }, {}],
    [{ last: "0m" }, {}],
    [
      { from: 5, to: 9 },
      { from: 5, to: 9 },
    ],
    [
      { from: "5", to: "9", last: "1h" },
      { from: 5, to: 9 },
    ],
    [{ from: 9, to: 5 }, {}],
    [{ from: 9 }, {}],
    [{ from: "soon", to: 5 }, {}],
  ])("%j is read as %j", (search, expected) => {
    expect(windowSearch(search)).toEqual(expected);
  });

  it("of the last hours moves, of two moments stands", () => {
    expect(windowOf({ last: "1h" }, NOW)).toEqual({
      from: NOW - 3_600_000,
      to: NOW,
      moving: true,
      name: "1h",
    });
    expect(windowOf({ from: 1, to: 2 }, NOW).moving).toBe(false);
  });

  it("is never longer than a year", () => {
    expect(lastMs("9999d")).toBeNull();
    expect(windowSearch({ from: 0, to: NOW }).from).toBe(NOW - 366 * 86_400_000);
  });
});

describe("moving through time", () => {
  const window = windowOf({ from: NOW - 100_000, to: NOW }, NOW);

  it("zooms in around the middle, and out but not into the future", () => {
    expect(zoomIn(window)).toEqual({ from: NOW - 75_000, to: NOW - 25_000 });
    expect(zoomOut(window, NOW)).toEqual({ from: NOW - 200_000, to: NOW });
  });

  it("stops at ten seconds", () => {
    const narrow = windowOf({ from: 0, to: 10_000 }, NOW);
    expect(zoomIn(narrow)).toEqual({ from: 0, to: 10_000 });
  });

  it("goes back by half a window and forth until now", () => {
    expect(shifted(window, -1, NOW)).toEqual({ from: NOW - 150_000, to: NOW - 50_000 });
    expect(shifted(window, 1, NOW)).toEqual({ from: NOW - 100_000, to: NOW });
  });
});

describe("the step", () => {
  it.each([
    [60_000, 5],
    [900_000, 5],
    [3_600_000, 15],
    [86_400_000, 300],
    [7 * 86_400_000, 3_600],
    [366 * 86_400_000, 86_400],
  ])("of %i ms is %i s", (length, expected) => {
    expect(stepFor({ from: NOW - length, to: NOW })).toBe(expected);
  });
});
