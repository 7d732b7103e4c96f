import { describe, expect, it } from "vitest";
import type { Unit } from "@/api/types";
import { inUnit, unitOf } from "./units";

describe("a value in its unit", () => {
  it.each<[number | null, Unit, string]>([
    [null, "NONE", "–"],
    [0, "SECONDS", "0 s"],
    [0.000_012, "SECONDS", "12 µs"],
    [0.1234, "SECONDS", "123 ms"],
    [1.5, "SECONDS", "1.5 s"],
    [600, "SECONDS", "10 min"],
    [65 * 1024 * 1024, "BYTES", "65 MiB"],
    [512, "BYTES", "512 B"],
    [0.333_333, "PER_SECOND", "0.333/s"],
    [12_345, "NONE", "12.3 k"],
    [0.999, "PERCENT", "99.9 %"],
    [Number.POSITIVE_INFINITY, "NONE", "∞"],
    [0.000_01, "NONE", "1.0e-5"],
  ])("%s %s is %s", (value, unit, expected) => {
    expect(inUnit(value, unit)).toBe(expected);
  });
});

describe("the unit of an expression", () => {
  it.each<[string, Unit]>([
    ["process_resident_memory_bytes", "BYTES"],
    ["sum(rate(bot_commands_total[1m]))", "PER_SECOND"],
    ["histogram_quantile(0.95, sum by (le) (rate(x_seconds_bucket[1m])))", "SECONDS"],
    ["rate(process_cpu_seconds_total[1m])", "NONE"],
    ["scrape_duration_seconds", "SECONDS"],
    ['sum(rate(a_total{x="e"}[1m])) / sum(rate(a_total[1m]))', "NONE"],
    ["cache_hit_ratio", "PERCENT"],
    ["up", "NONE"],
  ])("%s is %s", (query, expected) => {
    expect(unitOf(query)).toBe(expected);
  });
});
