import { expect, it } from "vitest";
import type { Mission } from "@/api/types";
import { momentWords, placeOf, stepped } from "./time-step";

const from = Date.parse("2026-11-22T12:00:00Z");
const heat = {
  from: "2026-11-22T12:00:00Z",
  stepSeconds: 15,
  columns: 4,
  rows: [
    { team: "otter", cells: [0, 4, 4, null] },
    { team: "lynx", cells: [0, 2, 0, null] },
    { team: "crane", cells: [null, null, 0, null] },
  ],
} as unknown as Mission["heat"];
const now = "2026-11-22T12:00:40Z";
const teams = ["otter", "lynx", "crane"].map((slug) => ({ team: { slug, name: slug } }));

it("steps column by column, stays on the map, and is live again past the newest", () => {
  expect(stepped(heat, now, null, -1)).toBe(from + 15_000);
  expect(stepped(heat, now, from + 15_000, -1)).toBe(from);
  expect(stepped(heat, now, from, -1)).toBe(from);
  expect(stepped(heat, now, from, 1)).toBe(from + 15_000);
  expect(stepped(heat, now, from + 15_000, 1)).toBeNull();
  expect(stepped(heat, now, null, 1)).toBeNull();
});

it("knows where a moment is, and that one has left the map", () => {
  expect(placeOf(heat, from)).toBeCloseTo(1 / 8);
  expect(placeOf(heat, from - 60_000)).toBeNull();
});

it("says in words how the class burned then", () => {
  const mission = { heat, teams } as unknown as Mission;
  expect(momentWords(mission, from + 15_000)).toBe(
    "1 over 14.4 (otter); 1 between 1 and 14.4 (lynx); 1 without data (crane); 0 below 1",
  );
});
