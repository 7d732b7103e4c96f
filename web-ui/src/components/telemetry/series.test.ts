import { describe, expect, it } from "vitest";
import type { MetricSeries } from "@/api/types";
import {
  csvOf,
  fullName,
  gridOf,
  lastOf,
  merged,
  mostImportant,
  shortNames,
  valueRange,
} from "./series";

const series = (
  labels: Record<string, string>,
  points: [number, number | null][] = [],
  name = "",
): MetricSeries => ({ name, labels, points });

describe("series on a grid", () => {
  it("keep their gaps, also where points are missing", () => {
    const grid = gridOf(
      [
        series({}, [
          [10_000, 1],
          [25_000, 4],
        ]),
        series({}, [
          [15_000, null],
          [20_000, 3],
        ]),
      ],
      5,
    );
    expect(grid.at).toEqual([10, 15, 20, 25]);
    expect(grid.columns).toEqual([
      [1, null, null, 4],
      [null, null, 3, null],
    ]);
  });

  it("are moved on to be compared", () => {
    const now = gridOf([series({}, [[3_600_000, 5]])], 5);
    const before = gridOf([series({}, [[5_000, 7]])], 5, 3_600_000);
    expect(merged(now, before)).toEqual({
      at: [3600, 3605],
      columns: [
        [5, null],
        [null, 7],
      ],
    });
    expect(merged(now, gridOf([], 5))).toEqual(now);
  });

  it("may be none", () => expect(gridOf([series({})], 5)).toEqual({ at: [], columns: [[]] }));
});

describe("names of series", () => {
  it("are the labels in which they differ", () => {
    expect(
      shortNames(
        [series({ plugin: "ping", outcome: "ok", a: "1" }), series({ plugin: "duty", a: "1" })],
        "q",
      ),
    ).toEqual(["ok · ping", "– · duty"]);
    expect(shortNames([series({ a: "1" }, [], "up")], "q")).toEqual(["up"]);
    expect(shortNames([series({ type: "message" })], "q")).toEqual(["message"]);
    expect(shortNames([series({})], "sum(up)")).toEqual(["sum(up)"]);
  });

  it("are written in full as Prometheus does", () => {
    expect(fullName(series({ b: 'x"y', a: "1" }, [], "up"))).toBe('up{a="1",b="x\\"y"}');
    expect(fullName(series({}))).toBe("{}");
    expect(fullName(series({}, [], "up"))).toBe("up");
  });
});

describe("the axis of values", () => {
  it.each<[number | null, number | null, number | undefined, [number, number]]>([
    [null, null, undefined, [0, 1]],
    [0, 0, undefined, [0, 1]],
    [1, 1, undefined, [0, 1.2]],
    [0.2, 1, undefined, [0, 1.08]],
    [100, 110, undefined, [99.2, 110.8]],
    [0.1, 0.2, 1, [0, 1.08]],
    [-1, 1, undefined, [-1.16, 1.16]],
  ])("of %s to %s with %s", (min, max, slo, expected) => {
    const [low, high] = valueRange(min, max, slo);
    expect(low).toBeCloseTo(expected[0], 9);
    expect(high).toBeCloseTo(expected[1], 9);
  });
});

it("the newest known value", () => {
  expect(lastOf([1, 2, null])).toBe(2);
  expect(lastOf([null])).toBeNull();
});

it("the highest series come first when not all fit, in their order", () => {
  expect(mostImportant([[1], [9], [null], [5]], 2)).toEqual([1, 3]);
});

it("a file that a spreadsheet reads safely", () => {
  expect(csvOf({ at: [0, 5], columns: [[1, null]] }, ['=a,"b"'])).toBe(
    'time,"\'=a,""b"""\r\n1970-01-01T00:00:00.000Z,1\r\n1970-01-01T00:00:05.000Z,',
  );
});
