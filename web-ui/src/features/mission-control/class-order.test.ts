import { expect, it } from "vitest";
import type { Mission, MissionTeam } from "@/api/types";
import { LYNX, OTTER } from "@/test/samples";
import { classOrder } from "./class-order";
import { heatSummary } from "./heat-paint";
import { delays, phaseWord } from "./phases";

const line = (team: typeof OTTER, state: string, progress: object | null = null) =>
  ({ team, state, since: null, progress }) as unknown as MissionTeam;
const CRANE = { id: "c", slug: "crane", name: "Crane" };

it("puts first who waits longest for its next phase, and last of whom nothing is expected", () => {
  const teams = [
    line(OTTER, "OK", { behindSince: null }),
    line(LYNX, "OK", { behindSince: "2026-11-22T12:05:00Z" }),
    line(CRANE, "OK", { behindSince: "2026-11-22T12:01:00Z" }),
  ];
  expect(classOrder(teams, "lag", null)).toEqual(["crane", "lynx", "otter"]);
});

it("shows only the state asked for, worst first", () => {
  const teams = [line(OTTER, "BURNING"), line(LYNX, "BREACHING"), line(CRANE, "OK")];
  expect(classOrder(teams, "state", null)).toEqual(["lynx", "otter", "crane"]);
  expect(classOrder(teams, "name", "OK")).toEqual(["crane"]);
});

it("names the last phase that a team reached", () => {
  const at = "2026-11-22T12:00:00Z";
  expect(phaseWord(line(OTTER, "OK"))).toBe("not in the run");
  expect(phaseWord(line(OTTER, "OK", { state: "ACTIVE" }))).toBe("not here yet");
  expect(phaseWord(line(OTTER, "OK", { state: "ACTIVE", joinedAt: at, effectAt: at }))).toBe(
    "affected",
  );
  expect(phaseWord(line(OTTER, "OK", { state: "ACTIVE", detectedAt: at, mitigatedAt: at }))).toBe(
    "mitigated",
  );
});

it("measures from the effect, where both ends are known", () => {
  const progress = { effectAt: "2026-11-22T12:00:00Z", detectedAt: "2026-11-22T12:03:40Z" };
  expect(delays([line(OTTER, "OK", progress), line(LYNX, "OK")], "detectedAt")).toEqual([
    { team: OTTER, ms: 220_000 },
  ]);
});

it("says in one sentence who hurts and who is silent", () => {
  const heat = {
    stepSeconds: 15,
    from: "2026-11-22T12:00:00Z",
    columns: 4,
    rows: [
      { team: "a", cells: [0, 1, 4, null] },
      { team: "b", cells: [0, 2, 1, null] },
      { team: "c", cells: [null, null, null, null] },
    ],
  } as Mission["heat"];
  expect(heatSummary(heat)).toBe(
    "Burn rate of 3 teams over 1 minutes: 1 last over 14.4, 1 between 1 and 14.4, 1 without any data.",
  );
});
