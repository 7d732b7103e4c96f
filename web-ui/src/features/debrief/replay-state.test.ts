import { describe, expect, it } from "vitest";
import type { Replay, ReplayMoment } from "@/api/debrief-types";
import { gapsOf, stateAt } from "./replay-state";

const START = Date.parse("2026-03-12T14:00:00Z");
const at = (second: number) => new Date(START + second * 1000).toISOString();

let id = 0;
const moment = (second: number, kind: string, more: Partial<ReplayMoment> = {}): ReplayMoment => ({
  id: ++id,
  at: at(second),
  lane: "ACTION",
  kind,
  text: kind,
  machine: false,
  ...more,
});

const replay = (more: Partial<Replay>): Replay => ({
  team: "otter",
  name: "Otter",
  own: false,
  from: at(0),
  to: at(600),
  objective: 0.99,
  events: [],
  sli: [],
  faultWindows: [],
  ...more,
});

describe("the state of a replay", () => {
  it("knows nothing of what comes later", () => {
    const one = replay({
      events: [
        moment(100, "flag.changed", { about: "weather", value: "off" }),
        moment(200, "flag.changed", { about: "weather", value: "on" }),
      ],
    });
    expect(stateAt(one, START + 99_000).flags).toEqual([]);
    expect(stateAt(one, START + 150_000).flags).toMatchObject([{ about: "weather", value: "off" }]);
    expect(stateAt(one, START + 200_000).flags).toMatchObject([{ about: "weather", value: "on" }]);
  });

  it("has a fault in force from its beginning until it was taken back", () => {
    const one = replay({
      faultWindows: [
        { id: "1", title: "Slow", from: at(60), to: at(120) },
        { id: "2", title: "Forever", from: at(100), to: null },
      ],
    });
    expect(stateAt(one, START + 59_000).faults).toEqual([]);
    expect(stateAt(one, START + 110_000).faults).toEqual(["Slow", "Forever"]);
    expect(stateAt(one, START + 120_000).faults).toEqual(["Forever"]);
  });

  it("shows only the alarms that fire now", () => {
    const one = replay({
      events: [
        moment(10, "alarm.state-changed", { about: "5xx", value: "ALARM" }),
        moment(20, "alarm.state-changed", { about: "p95", value: "ALARM" }),
        moment(30, "alarm.state-changed", { about: "5xx", value: "OK" }),
      ],
    });
    expect(stateAt(one, START + 25_000).alarms.map((each) => each.about)).toEqual(["5xx", "p95"]);
    expect(stateAt(one, START + 30_000).alarms.map((each) => each.about)).toEqual(["p95"]);
  });

  it("has no figure where nothing was measured", () => {
    const one = replay({ sli: [{ at: at(10), good: 9, total: 10 }] });
    expect(stateAt(one, START + 5_000).sli).toBeNull();
    expect(stateAt(one, START + 12_000).sli).toEqual({ good: 9, total: 10, p95Ms: null });
    expect(stateAt(one, START + 60_000).sli).toBeNull();
  });

  it("keeps the latest updates first", () => {
    const one = replay({
      events: [1, 2, 3, 4, 5].map((n) => moment(n, "incident.updated", { text: `update ${n}` })),
    });
    expect(stateAt(one, START + 10_000).updates.map((each) => each.text)).toEqual([
      "update 5",
      "update 4",
      "update 3",
      "update 2",
    ]);
  });
});

describe("gaps", () => {
  it("are where no point came for more than half a minute, at the ends too", () => {
    const points = [60, 65, 70, 200, 205].map((second) => ({ at: at(second), good: 1, total: 1 }));
    expect(gapsOf(replay({ sli: points }))).toEqual([
      { from: START, to: START + 60_000 },
      { from: START + 70_000, to: START + 200_000 },
      { from: START + 205_000, to: START + 600_000 },
    ]);
  });

  it("are everything where nothing was measured", () => {
    expect(gapsOf(replay({}))).toEqual([{ from: START, to: START + 600_000 }]);
  });
});
