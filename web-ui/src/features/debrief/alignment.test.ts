import { describe, expect, it } from "vitest";
import type { Debrief, DebriefTeam } from "@/api/debrief-types";
import { axisOf, secondOf, sinceEffect } from "./alignment";

const teamOf = (key: string, effectAt: string | null): DebriefTeam => ({
  key,
  name: key,
  own: false,
  voided: false,
  effectAt,
  limitSeconds: 100,
});

const debrief: Debrief = {
  run: {
    id: "r",
    number: 1,
    title: "Slow",
    state: "COMPLETED",
    startedAt: "2026-03-12T14:00:00Z",
    endedAt: "2026-03-12T14:15:00Z",
    teams: 2,
  },
  from: "2026-03-12T13:58:00Z",
  to: "2026-03-12T14:17:00Z",
  named: true,
  teams: [teamOf("otter", "2026-03-12T14:01:00Z"), teamOf("lynx", "2026-03-12T14:02:00Z")],
  chapters: [],
  distributions: [],
  learning: [],
  points: [],
};

describe("alignment", () => {
  it("lays teams over each other at the effect", () => {
    const chapter = { kind: "FIRST_DETECTION" as const, title: "", at: "2026-03-12T14:03:00Z" };
    expect(secondOf(debrief, { ...chapter, team: "otter" })).toBe(120);
    expect(secondOf(debrief, { ...chapter, team: "lynx" })).toBe(60);
    expect(secondOf(debrief, { ...chapter, team: null })).toBe(120);
  });

  it("covers the whole of every team", () => {
    expect(axisOf(debrief)).toEqual({ from: -240, to: 960 });
  });

  it("counts from the start of the run where nothing took effect", () => {
    const none = { ...debrief, teams: [teamOf("otter", null)] };
    expect(axisOf(none)).toEqual({ from: -120, to: 1020 });
  });

  it("says before and after", () => {
    expect(sinceEffect(247)).toBe("+4:07");
    expect(sinceEffect(-30.4)).toBe("-0:30");
    expect(sinceEffect(-0.2)).toBe("+0:00");
  });
});
