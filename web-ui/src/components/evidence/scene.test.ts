import { afterEach, describe, expect, it } from "vitest";
import { heatBin, heatCells, toSeries } from "@/components/charts/sli-series";
import { START, fact, iso, timelineOf } from "./fixture";
import { byTrack, itemsOf, tracksOf } from "./items";
import { deedOf } from "./keys";
import { axisTicks, glyphOf, plotOf, sceneOf, shareScale, sliRuns, timeOf, xOf } from "./scene";
import { summaryOf } from "./summary";
import { linkTo, momentOf } from "./timeline-link";
import { saveMode, savedMode, tickLabels, timeText, zoneText } from "./times";

const point = (seconds: number, good = 10) => ({ at: iso(seconds), good, total: 10 });
const VIEW = { from: START, to: START + 100_000 };

function sceneWith(timeline: ReturnType<typeof timelineOf>) {
  const lanes = byTrack(itemsOf(timeline, undefined));
  return sceneOf(timeline, tracksOf(timeline, lanes), lanes);
}

describe("the scene", () => {
  it("stacks lanes without overlap", () => {
    const { lanes } = sceneWith(timelineOf([fact(1, 1, "CHAT"), fact(2, 2, "FLAG")]));
    expect(lanes.map((box) => box.track)).toEqual(["SLI", "FLAG", "CHAT"]);
    lanes
      .slice(1)
      .forEach((box, i) => expect(box.top).toBe((lanes[i]?.top ?? 0) + (lanes[i]?.height ?? 0)));
  });

  it("finds the moment of a pixel and the pixel of a moment", () => {
    const plot = plotOf(VIEW, 594);
    expect(xOf(plot, VIEW.from)).toBe(84);
    expect(xOf(plot, VIEW.to)).toBe(584);
    expect(timeOf(plot, xOf(plot, START + 12_345))).toBeCloseTo(START + 12_345, 6);
  });

  it("draws few failures high and total failure low", () => {
    const y = shareScale({ top: 0, height: 64 });
    expect(y(0.001)).toBeLessThan(y(0.01));
    expect(y(1)).toBe(56);
    expect(y(0)).toBe(8);
  });

  it("lifts the pen where nothing was measured", () => {
    const scene = sceneWith(timelineOf([], { sli: [0, 5, 10, 60, 65].map((at) => point(at)) }));
    expect(sliRuns(scene, VIEW).map((run) => run.length)).toEqual([3, 2]);
    const silent = sceneWith(timelineOf([], { sli: [{ at: iso(0), good: 0, total: 0 }] }));
    expect(sliRuns(silent, VIEW)).toEqual([]);
  });

  it("tells kinds apart by their glyph", () => {
    const glyph = (kind: string, track: "DEPLOY" | "FLAG" | "ALARM", text = "x") =>
      glyphOf(itemsOf(timelineOf([fact(1, 1, track, { kind, text })]), undefined)[0]!);
    expect(glyph("deployment.requested", "DEPLOY")).toBe("^");
    expect(glyph("deployment.requested", "DEPLOY", "rolled back to v1")).toBe("<");
    expect(glyph("deployment.failed", "DEPLOY")).toBe("×");
    expect(glyph("flag.changed", "FLAG")).toBe("f");
    expect(glyph("page.acknowledged", "ALARM")).toBe("o");
  });

  it("is told in one sentence", () => {
    const timeline = timelineOf([fact(1, 1, "CHAT"), fact(2, 2, "FLAG"), fact(3, 3, "FLAG")]);
    expect(summaryOf(timeline, itemsOf(timeline, undefined), "UTC", null)).toBe(
      "Timeline from 14:00:00 UTC to 14:01:40 UTC: 3 events (flags 2, chat 1). " +
        "The list below holds the same events.",
    );
  });
});

describe("the axis", () => {
  const labels = (seconds: number, mode: "UTC" | "T+" | "LOCAL", start: number | null = null) => {
    const plot = plotOf({ from: START, to: START + seconds * 1000 }, 600);
    return tickLabels(axisTicks(plot, mode, start), mode, start);
  };

  it("of a short stretch shows seconds, so that no two read the same", () => {
    const texts = labels(90, "UTC");
    expect(texts.length).toBeGreaterThan(2);
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts[0]).toMatch(/^14:\d\d:\d\d$/);
  });

  it("of a long one shows minutes", () => {
    expect(labels(3600, "LOCAL").every((text) => /^\d\d:\d\d$/.test(text))).toBe(true);
  });

  it("of the run clock has round times of the run", () => {
    expect(labels(3600, "T+", START + 7_000)).toContain("T+00:15");
  });
});

describe("times", () => {
  afterEach(() => localStorage.clear());

  it("never stand bare", () => {
    const at = START + 5_000;
    expect(timeText(at, "UTC", null)).toBe("14:00:05 UTC");
    expect(timeText(at, "T+", START)).toBe("T+00:00:05");
    expect(timeText(at, "T+", START + 10_000)).toBe("T-00:00:05");
    expect(timeText(at, "LOCAL", null)).toMatch(/^\d\d:\d\d:\d\d \S+/);
    expect(timeText(at, "T+", null)).toMatch(/^\d\d:\d\d:\d\d \S+/);
    expect(zoneText(VIEW, "UTC")).toBe("UTC");
  });

  it("keep the clock that was chosen, where it can be had", () => {
    expect(savedMode(true)).toBe("LOCAL");
    saveMode("T+");
    expect([savedMode(true), savedMode(false)]).toEqual(["T+", "LOCAL"]);
    localStorage.setItem("firedrill.timeline-clock", "MARS");
    expect(savedMode(true)).toBe("LOCAL");
  });
});

describe("a link to a moment", () => {
  it("leads back to it and keeps the rest of the address", () => {
    const [item] = itemsOf(timelineOf([fact(17, 5, "CHAT")]), undefined);
    const link = linkTo("https://lab/incidents/7?env=STAGING", START + 5_000, item ?? null);
    expect(link).toContain("env=STAGING");
    expect(momentOf(new URL(link).search)).toEqual({ at: START + 5_000, key: "e17" });
    expect(new URL(linkTo(link, START, null)).searchParams.has("event")).toBe(false);
  });

  it.each(["", "?t=soon", "?event=e1"])("says nothing in %s", (search) => {
    expect(momentOf(search)).toBeNull();
  });

  it("takes no event that is none", () => {
    expect(momentOf("?t=2026-03-12T14:00:05Z&event=%3Cb%3E")?.key).toBeNull();
  });
});

describe("keys", () => {
  it("leave Enter to a button and Shift to selecting", () => {
    const button = document.createElement("button");
    expect(deedOf("Enter", false, button)).toBeNull();
    expect(deedOf("Enter", false, document.body)).toBe("open");
    expect(deedOf("ArrowRight", true, null)).toBe("longer");
    expect(deedOf("J", true, null)).toBeNull();
    expect(deedOf("j", false, null)).toBe("next");
    expect(deedOf("q", false, null)).toBeNull();
  });
});

describe("series", () => {
  it("keep gaps as nulls up to now", () => {
    const series = toSeries([point(0), point(10, 5)], 5, Date.parse(iso(20)));
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

  it("tell no data from no failure in the heat strip", () => {
    const cells = heatCells([point(0), point(31, 5)], 0.99, Date.parse(iso(31)), 3, 15_000);
    expect(cells.map((cell) => cell.rate?.toFixed(0) ?? null)).toEqual(["0", null, "50"]);
  });
});
