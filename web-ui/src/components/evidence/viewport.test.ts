import { describe, expect, it } from "vitest";
import { around, between, clampView, panBy, reveal, stretched, zoomAt } from "./viewport";

const HOUR = { from: 0, to: 3_600_000 };
const TEN = { from: 600_000, to: 1_200_000 };

describe("the view of a timeline", () => {
  it("stays inside the timeline and never nearer than a second", () => {
    expect(clampView({ from: -500, to: 600_000 }, HOUR)).toEqual({ from: 0, to: 600_500 });
    expect(clampView({ from: 3_500_000, to: 3_900_000 }, HOUR)).toEqual({
      from: 3_200_000,
      to: 3_600_000,
    });
    expect(clampView({ from: -9e9, to: 9e9 }, HOUR)).toEqual(HOUR);
    expect(clampView({ from: 1_000, to: 1_001 }, HOUR)).toEqual({ from: 1_000, to: 2_000 });
  });

  it.each([700_000, 900_000, 1_199_000])("keeps what is under the pointer at %s in place", (at) => {
    const next = zoomAt(TEN, HOUR, 2, at);
    expect(next.to - next.from).toBe(300_000);
    const share = (view: { from: number; to: number }) => (at - view.from) / (view.to - view.from);
    expect(share(next)).toBeCloseTo(share(TEN), 9);
  });

  it("comes back when one zooms in and out again", () => {
    const there = zoomAt(TEN, HOUR, 1.6, 900_000);
    const back = zoomAt(there, HOUR, 1 / 1.6, 900_000);
    expect(back.from).toBeCloseTo(TEN.from, 3);
    expect(back.to).toBeCloseTo(TEN.to, 3);
  });

  it("cannot be zoomed out beyond everything", () => {
    expect(zoomAt(TEN, HOUR, 1e-9, 900_000)).toEqual(HOUR);
  });

  it("moves by a share of itself and stops at the ends", () => {
    expect(panBy(TEN, HOUR, 0.2)).toEqual({ from: 720_000, to: 1_320_000 });
    expect(panBy(TEN, HOUR, -9)).toEqual({ from: 0, to: 600_000 });
  });

  it("moves to a moment only when it is out of sight", () => {
    expect(reveal(TEN, HOUR, 900_000)).toBe(TEN);
    expect(reveal(TEN, HOUR, 2_000_000)).toEqual({ from: 1_700_000, to: 2_300_000 });
  });

  it("shows a stretch with room around it, and a moment a second wide", () => {
    expect(around(TEN, HOUR)).toEqual({ from: 570_000, to: 1_230_000 });
    expect(around({ from: 5_000, to: 5_000 }, HOUR)).toEqual({ from: 4_000, to: 6_000 });
  });

  it("takes a stretch drawn to the left as one drawn to the right", () => {
    expect(between(9, 3)).toEqual({ from: 3, to: 9 });
  });

  it("grows a selection by the keyboard from the moment that is chosen", () => {
    const first = stretched(null, 600_000, 30_000, HOUR);
    expect(first).toEqual({ from: 600_000, to: 630_000 });
    expect(stretched(first, 0, 30_000, HOUR).to).toBe(660_000);
    expect(stretched(first, 0, -90_000, HOUR).to).toBe(601_000);
  });
});
