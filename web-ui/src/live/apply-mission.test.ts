import { QueryClient } from "@tanstack/react-query";
import { expect, it, vi } from "vitest";
import { keys } from "@/api/keys";
import type { Mission, MissionDelta } from "@/api/types";
import { LYNX, OTTER } from "@/test/samples";
import { applyMission, withDelta } from "./apply-mission";

const line = (team: typeof OTTER, state = "OK") => ({ team, state, since: null, progress: null });
const mission = (more: Partial<Mission> = {}) =>
  ({
    seq: 7,
    now: "2026-11-22T12:00:01Z",
    run: null,
    heat: {
      stepSeconds: 15,
      from: "2026-11-22T11:59:30Z",
      columns: 3,
      rows: [
        { team: "otter", cells: [0, 1, 2] },
        { team: "lynx", cells: [null, null, 0] },
      ],
    },
    teams: [line(OTTER), line(LYNX)],
    needsYou: [],
    marks: { faults: [], marks: [] },
    ...more,
  }) as unknown as Mission;
const delta = (more: Partial<MissionDelta> = {}) =>
  ({
    seq: 8,
    now: "2026-11-22T12:00:14Z",
    run: null,
    cells: [],
    teams: [],
    needsYou: null,
    marks: null,
    ...more,
  }) as unknown as MissionDelta;

it("moves the window on and leaves a column without answers empty", () => {
  const { heat } = withDelta(mission(), delta({ now: "2026-11-22T12:00:16Z" }));
  expect(heat.from).toBe("2026-11-22T11:59:45.000Z");
  expect(heat.rows.map((row) => row.cells)).toEqual([
    [1, 2, null],
    [null, 0, null],
  ]);
});

it("changes the cells it names and keeps every other row as it is", () => {
  const before = mission();
  const cells = [{ team: "otter", at: "2026-11-22T12:00:00Z", bin: 4 }];
  const after = withDelta(before, delta({ cells }));
  expect(after.heat.rows[0]?.cells).toEqual([0, 1, 4]);
  expect(after.heat.rows[1]).toBe(before.heat.rows[1]);
  expect(after.teams).toBe(before.teams);
});

it("does nothing for a change that is known already", () => {
  const cache = new QueryClient();
  const shown = mission();
  cache.setQueryData(keys.mission("15m"), shown);
  applyMission(cache, delta({ seq: 7 }));
  expect(cache.getQueryData(keys.mission("15m"))).toBe(shown);
});

it("asks for all of it when a change is missing or another run goes on", () => {
  const cache = new QueryClient();
  cache.setQueryData(keys.mission("15m"), mission());
  const ask = vi.spyOn(cache, "invalidateQueries");
  applyMission(cache, delta({ seq: 8 }));
  expect(ask).not.toHaveBeenCalled();
  applyMission(cache, delta({ seq: 10 }));
  expect(ask).toHaveBeenCalledTimes(1);
  applyMission(cache, delta({ seq: 11, run: { id: "other" } as MissionDelta["run"] }));
  expect(ask).toHaveBeenCalledTimes(2);
});
