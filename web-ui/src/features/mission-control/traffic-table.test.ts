import { describe, expect, it } from "vitest";
import type { TrafficStretch } from "@/api/types";
import { verdict } from "./traffic-table";

const stretch = (change: Partial<TrafficStretch>): TrafficStretch => ({
  operation: "op",
  kind: "USERS",
  environment: "PRODUCTION",
  profile: "steady",
  persona: null,
  since: "2026-11-23T09:00:00Z",
  until: "2026-11-23T09:05:00Z",
  running: false,
  countedUntil: "2026-11-23T09:05:00Z",
  intended: 100,
  achieved: 100,
  dropped: 0,
  again: 0,
  mostLateMs: 3,
  ratio: 1,
  platformError: false,
  windows: [],
  ...change,
});

describe("verdict", () => {
  it("says nothing more when everything came", () => {
    expect(verdict(stretch({}))).toBe("As intended");
    expect(verdict(stretch({ running: true }))).toBe("As intended so far");
  });

  it("blames the platform for what it could not bring", () => {
    expect(verdict(stretch({ achieved: 90, dropped: 10, platformError: true }))).toBe(
      "The platform could not bring enough: do not blame the bot; 10 dropped",
    );
  });

  it("tells of those who asked again", () => {
    expect(verdict(stretch({ again: 7 }))).toBe("7 more by asking again");
  });
});
