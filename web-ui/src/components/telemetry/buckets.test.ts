import { describe, expect, it } from "vitest";
import type { MetricSeries } from "@/api/types";
import { bucketQuery, bucketsOf, highestCount, isHistogram, shade, totals } from "./buckets";

const bucket = (le: string, ...values: (number | null)[]): MetricSeries => ({
  name: "",
  labels: { le },
  points: values.map((value, i) => [i * 5_000, value]),
});

describe("a histogram's expression", () => {
  it.each([
    ["x_seconds_bucket", true],
    ['x_bucket{plugin="ping"}', true],
    ["sum by (le) (rate(x_bucket[1m]))", true],
    ["histogram_quantile(0.9, x)", false],
    ["up", false],
  ])("%s: %s", (query, expected) => expect(isHistogram(query)).toBe(expected));

  it("counts what fell into each bucket in a step", () => {
    expect(bucketQuery('x_bucket{a="b"}', 60)).toBe('sum by (le) (increase(x_bucket{a="b"}[60s]))');
    expect(bucketQuery("x_bucket", 5)).toContain("[15s]");
    expect(bucketQuery("sum by (le) (rate(x_bucket[1m]))", 5)).toBe(
      "sum by (le) (rate(x_bucket[1m]))",
    );
  });
});

describe("buckets", () => {
  const found = bucketsOf([bucket("+Inf", 10, null), bucket("0.1", 4, 1), bucket("0.5", 9, 0)], 5);

  it("are taken apart, and never negative", () => {
    expect(found.at).toEqual([0, 5_000]);
    expect(found.rows).toEqual([
      { from: 0, to: 0.1, counts: [4, 1] },
      { from: 0.1, to: 0.5, counts: [5, 0] },
      { from: 0.5, to: Infinity, counts: [1, null] },
    ]);
    expect(highestCount(found)).toBe(5);
  });

  it("add up", () => {
    expect(totals(found).map(({ count, upTo }) => [count, upTo])).toEqual([
      [5, 5 / 11],
      [5, 10 / 11],
      [1, 1],
    ]);
  });

  it("are none without bounds", () => {
    const none = bucketsOf([{ name: "up", labels: {}, points: [[0, 1]] }], 5);
    expect(none.rows).toEqual([]);
    expect(totals(none)).toEqual([]);
  });
});

it.each([
  [0, 10, null],
  [1, 0, null],
  [0.1, 10, 0],
  [5, 10, 3],
  [10, 10, 4],
])("shade of %s of %s is %s", (count, highest, expected) => {
  expect(shade(count, highest)).toBe(expected);
});
