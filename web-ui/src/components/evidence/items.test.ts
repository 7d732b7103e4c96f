import { describe, expect, it } from "vitest";
import type { Annotations, Track } from "@/api/types";
import { alarmSpans } from "./alarm-spans";
import { ClusterCache, clusterWords, clustersOf } from "./cluster";
import { START, fact, iso, note, timelineOf } from "./fixture";
import { byTrack, countBefore, filtered, itemsOf, tracksOf } from "./items";

const NONE = { hidden: new Set<Track>(), text: "", curated: false };
const added = (more: Partial<Annotations>): Annotations => ({
  from: iso(0),
  to: iso(100),
  notes: [],
  pins: [],
  ...more,
});
const pin = (eventId: number) => ({
  eventId,
  byStaff: false,
  saidAt: iso(1),
  pinnedAt: iso(50),
});

describe("items", () => {
  it("are facts and notes in order of time, without deleted notes", () => {
    const items = itemsOf(
      timelineOf([fact(2, 30, "CHAT"), fact(3, 30, "FLAG"), fact(1, 10, "CHAT")]),
      added({ notes: [note("a", 20), note("b", 5, { deletedAt: iso(9) })] }),
    );
    expect(items.map((item) => item.key)).toEqual(["e1", "na", "e2", "e3"]);
  });

  it("know their pins", () => {
    const [item] = itemsOf(timelineOf([fact(1, 1, "CHAT")]), added({ pins: [pin(1), pin(9)] }));
    expect(item?.pins).toEqual([pin(1)]);
  });

  it("of the curated view are pins, notes and milestones", () => {
    const items = itemsOf(
      timelineOf([fact(1, 1, "CHAT"), fact(2, 2, "CHAT"), fact(3, 3, "SLI", { milestone: true })]),
      added({ notes: [note("a", 4)], pins: [pin(2)] }),
    );
    const curated = filtered(items, { ...NONE, curated: true });
    expect(curated.map((item) => item.key)).toEqual(["e2", "e3", "na"]);
  });

  it("are found by every word of text, name, kind and number", () => {
    const items = itemsOf(
      timelineOf([
        fact(17, 1, "CHAT", { text: "Weather is SLOW", actor: "ada" }),
        fact(18, 2, "FLAG", { text: "weather off", kind: "flag.changed" }),
      ]),
      undefined,
    );
    const found = (text: string) => filtered(items, { ...NONE, text }).map((item) => item.key);
    expect(found("weather")).toEqual(["e17", "e18"]);
    expect(found("slow weather")).toEqual(["e17"]);
    expect(found("ADA")).toEqual(["e17"]);
    expect(found("flag.ch")).toEqual(["e18"]);
    expect(found("18")).toEqual(["e18"]);
    expect(found("nothing")).toEqual([]);
  });

  it("leave hidden lanes out and are the same list when nothing is filtered", () => {
    const items = itemsOf(timelineOf([fact(1, 1, "CHAT"), fact(2, 2, "FLAG")]), undefined);
    expect(filtered(items, NONE)).toBe(items);
    const hidden = new Set<Track>(["CHAT"]);
    expect(filtered(items, { ...NONE, hidden }).map((item) => item.key)).toEqual(["e2"]);
  });

  it("have a lane for faults only when the server sent faults", () => {
    const timeline = timelineOf([fact(1, 1, "CHAT")]);
    const lanes = byTrack(itemsOf(timeline, undefined));
    expect(tracksOf(timeline, lanes)).toEqual(["SLI", "CHAT"]);
    const window = { id: "f", title: "Latency", from: iso(1) };
    expect(tracksOf({ ...timeline, faultWindows: [window] }, lanes)[0]).toBe("FAULT");
  });

  it("are counted up to a moment by halving", () => {
    const list = [1, 3, 3, 7].map((at) => ({ at }));
    expect([0, 1, 2, 3, 4, 7, 8].map((at) => countBefore(list, at))).toEqual([0, 0, 1, 1, 3, 3, 4]);
  });
});

describe("clusters", () => {
  const lane = itemsOf(
    timelineOf([0, 1, 1.5, 30, 31, 90].map((at, i) => fact(i, at, "CHAT"))),
    undefined,
  );

  it("hold what would be drawn over each other", () => {
    const groups = clustersOf(lane, 2_000).map((one) => [one.start, one.end]);
    expect(groups).toEqual([
      [0, 3],
      [3, 5],
      [5, 6],
    ]);
  });

  it("are at least the gap apart and lose nothing, whatever the gap", () => {
    for (const gap of [1, 700, 5_000, 1e6]) {
      const clusters = clustersOf(lane, gap);
      expect(clusters.reduce((sum, one) => sum + one.end - one.start, 0)).toBe(lane.length);
      clusters
        .slice(1)
        .forEach((one, i) => expect(one.at - (clusters[i]?.at ?? 0)).toBeGreaterThanOrEqual(gap));
    }
  });

  it("of fifty events in one second are one of fifty", () => {
    const storm = itemsOf(
      timelineOf(Array.from({ length: 50 }, (_, i) => fact(i, i / 50, "ALARM"))),
      undefined,
    );
    expect(clustersOf(storm, 1_000)).toEqual([{ at: START, start: 0, end: 50 }]);
  });

  it("are made once per zoom", () => {
    const cache = new ClusterCache();
    const first = cache.of(lane, 2_000);
    expect(cache.of(lane, 2_000.000_001)).toBe(first);
    expect(cache.of(lane, 1_000)).not.toBe(first);
  });

  it("tell the first few and how many more", () => {
    expect(clusterWords(["a", "b", "c"], 2)).toEqual(["a", "b", "and 1 more"]);
    expect(clusterWords(["a", "b"], 2)).toEqual(["a", "b"]);
  });
});

describe("alarms", () => {
  it("last from in alarm to anything else, or to the end", () => {
    const change = (id: number, at: number, text: string) =>
      fact(id, at, "ALARM", { kind: "alarm.state-changed", text });
    const items = itemsOf(
      timelineOf([
        change(1, 10, "5xx is in alarm: 9 > 5"),
        change(2, 20, "p95 is in alarm: slow"),
        change(3, 30, "5xx is in alarm: 10 > 5"),
        change(4, 40, "5xx is OK: 1 is fine"),
        change(5, 50, "other is OK: it was"),
      ]),
      undefined,
    );
    expect(alarmSpans(items)).toEqual([
      { name: "5xx", from: START + 10_000, to: START + 40_000 },
      { name: "p95", from: START + 20_000, to: null },
    ]);
  });
});
