import { describe, expect, it } from "vitest";
import type { MetricFamily } from "@/api/types";
import { matching, offersOf } from "./families";

const family = (
  name: string,
  type: MetricFamily["type"],
  ...labels: Record<string, string>[]
): MetricFamily => ({
  name,
  type,
  help: `Help of ${name}`,
  series: labels.map((each) => ({ labels: each })),
  truncated: false,
});

describe("what a bot reports", () => {
  const offers = offersOf([
    family("x_seconds_bucket", "COUNTER", { le: "1" }, { le: "+Inf" }),
    family("x_seconds_sum", "COUNTER", {}),
    family("x_seconds_count", "COUNTER", {}),
    family("commands_total", "COUNTER", { plugin: "a", env: "p" }, { plugin: "b", env: "p" }),
    family("queue_count", "GAUGE", {}),
    family("up", "GAUGE", {}),
  ]);

  it("has the parts of a histogram as one, and nothing else taken for a part", () => {
    expect(offers.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      "commands_total counter",
      "queue_count gauge",
      "up gauge",
      "x_seconds histogram",
    ]);
  });

  it("comes with expressions to begin with", () => {
    expect(offers[0]?.examples[0]).toEqual({
      words: "per second by plugin",
      query: "sum by (plugin) (rate(commands_total[1m]))",
    });
    expect(offers[3]?.examples.map(({ words }) => words)).toContain("heat map");
    expect(offers[2]?.examples[0]?.query).toBe("up");
  });

  it("is found by name and help", () => {
    expect(matching(offers, "help seconds").map(({ name }) => name)).toEqual(["x_seconds"]);
    expect(matching(offers, "  ")).toHaveLength(4);
  });
});
