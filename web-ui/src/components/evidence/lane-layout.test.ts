import { describe, expect, it } from "vitest";
import type { Lane, Timeline, TimelineEvent } from "@/api/types";
import { toSeries, heatBin, heatCells } from "@/components/charts/sli-series";
import {
  LABEL_WIDTH,
  axisTicks,
  clusters,
  lanesOf,
  shareScale,
  sliPath,
  tickLabel,
  timeScale,
} from "./lane-layout";

const at = (seconds: number) => new Date(Date.UTC(2026, 2, 12, 14, 0, seconds)).toISOString();
const event = (id: number, seconds: number, lane: Lane): TimelineEvent => ({
  id,
  at: at(seconds),
  lane,
  kind: "k",
  text: "t",
  machine: true,
});
const point = (seconds: number, good = 10) => ({ at: at(seconds), good, total: 10 });
const timeline: Timeline = {
  from: at(0),
  to: at(100),
  events: [event(1, 50, "ACTION")],
  sli: [],
  objective: 0.99,
  faultWindows: [],
};
const ALL = new Set<Lane>(["FAULT", "SLI", "INCIDENT", "ACTION", "CHAT", "BOT", "PLATFORM"]);

describe("swim lanes", () => {
  it("show a fault lane only when the server sent faults", () => {
    expect(lanesOf(timeline, ALL).map((box) => box.lane)).toEqual(["SLI", "ACTION"]);
    const window = { id: "f", title: "Latency", from: at(1) };
    expect(lanesOf({ ...timeline, faultWindows: [window] }, ALL)[0]?.lane).toBe("FAULT");
  });

  it("stack without overlap and leave hidden lanes out", () => {
    const boxes = lanesOf({ ...timeline, events: [event(1, 1, "CHAT"), event(2, 2, "BOT")] }, ALL);
    boxes
      .slice(1)
      .forEach((box, i) => expect(box.top).toBe((boxes[i]?.top ?? 0) + (boxes[i]?.height ?? 0)));
    expect(lanesOf(timeline, new Set<Lane>(["SLI"]))).toHaveLength(1);
  });

  it("spread the window over the width and hold outliers at its edges", () => {
    const x = timeScale(timeline, 576);
    expect(x(new Date(timeline.from))).toBe(LABEL_WIDTH);
    expect(x(new Date(timeline.to))).toBe(568);
    expect(x(new Date(at(50)))).toBeCloseTo((LABEL_WIDTH + 568) / 2);
    expect(x(new Date(at(900)))).toBe(568);
  });

  it("draw few failures high and total failure low", () => {
    const y = shareScale({ lane: "SLI", top: 0, height: 64 });
    expect(y(0.001)).toBeLessThan(y(0.01));
    expect(y(1)).toBe(56);
    expect(y(0)).toBe(8);
  });

  it("lift the pen where nothing was measured", () => {
    const path = sliPath(
      [point(0), point(5), point(10), point(60), point(65)],
      timeScale(timeline, 576),
      () => 1,
    );
    expect(path.match(/M/g)).toHaveLength(2);
    expect(path.match(/L/g)).toHaveLength(3);
  });

  it("count events that would print over each other", () => {
    const x = timeScale(timeline, 576);
    const groups = clusters([event(2, 51, "CHAT"), event(1, 50, "CHAT"), event(3, 90, "CHAT")], x);
    expect(groups.map((group) => group.events.map((each) => each.id))).toEqual([[1, 2], [3]]);
  });
});

describe("ticks", () => {
  const label = (from: string, to: string) => {
    const ticks = axisTicks(timeScale({ from, to }, 576), 576);
    return ticks.map((tick) => tickLabel(tick, ticks));
  };

  it("of a short timeline show seconds, so that no two read the same", () => {
    const labels = label(at(0), at(90));
    expect(labels.length).toBeGreaterThan(2);
    expect(new Set(labels).size).toBe(labels.length);
    expect(labels[0]).toMatch(/^\d\d:\d\d:\d\d$/);
  });

  it("of a long one show minutes", () => {
    expect(label(at(0), at(3600)).every((text) => /^\d\d:\d\d$/.test(text))).toBe(true);
  });
});

describe("series", () => {
  it("keeps gaps as nulls up to now", () => {
    const series = toSeries([point(0), point(10, 5)], 5, Date.parse(at(20)));
    expect(series.badShare).toEqual([0.0005, null, 0.5, null, null]);
  });

  it.each([
    [0.5, 0],
    [1, 1],
    [5.9, 2],
    [14.4, 4],
    [6, 3],
  ])("burn rate %s is in bin %s", (rate, bin) => {
    expect(heatBin(rate)).toBe(bin);
  });

  it("tells no data from no failure in the heat strip", () => {
    const cells = heatCells([point(0), point(31, 5)], 0.99, Date.parse(at(31)), 3, 15_000);
    expect(cells.map((cell) => cell.rate?.toFixed(0) ?? null)).toEqual(["0", null, "50"]);
  });
});
