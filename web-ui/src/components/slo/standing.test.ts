import { expect, it } from "vitest";
import type { Sli } from "@/api/types";
import { standingOf } from "./standing";

const START = Date.parse("2026-11-22T12:00:00Z");

/** A point each five seconds of five requests, of which so many failed. */
function sli(objective: number, failed: number[], state: Sli["summary"]["state"] = "OK"): Sli {
  return {
    environment: "PRODUCTION",
    objective,
    objectiveLatencyMs: 3000,
    latencyThresholdMs: 3000,
    stepSeconds: 5,
    points: failed.map((bad, i) => ({
      at: new Date(START + i * 5_000).toISOString(),
      good: 5 - bad,
      total: 5,
      p50Ms: 90,
      p95Ms: 120,
    })),
    summary: { good: 0, total: 0, state, since: null },
    now: new Date(START + failed.length * 5_000).toISOString(),
  };
}

const minute = (bad: number) => new Array<number>(12).fill(bad);

it("judges the last minute by the team's own objective", () => {
  const oneInTwelve = [...minute(0), ...minute(0).fill(1, 6)];
  expect(standingOf(sli(0.99, oneInTwelve)).state).toBe("BURNING");
  expect(standingOf(sli(0.85, oneInTwelve)).state).toBe("OK");
  expect(standingOf(sli(0.99, [...minute(0), ...minute(2)])).state).toBe("BREACHING");
});

it("says since when, and recovers a minute after the last failure", () => {
  const broken = standingOf(sli(0.99, [...minute(0), 5, 5, 5]));
  expect(broken.since).toBe(new Date(START + 13 * 5_000).toISOString());
  expect(standingOf(sli(0.99, [...minute(0), 5, ...minute(0)])).state).toBe("OK");
});

it("claims nothing when the server knows nothing", () => {
  expect(standingOf(sli(0.99, minute(5), "NO_DATA"))).toEqual({ state: "NO_DATA", since: null });
});
