import { describe, expect, it, vi } from "vitest";
import { Problem } from "@/api/problem";
import type { RubricCriterion, RubricMark, RubricMarkWish } from "@/api/review-types";
import { keyOf, levelOf, pressed, worth } from "./choice";
import { MarkKeeper } from "./mark-keeper";

const items: RubricCriterion = {
  id: "timeline",
  name: "Timeline",
  description: "",
  note: "",
  weight: 3,
  levels: [],
  points: 4,
  items: Array.from({ length: 12 }, (_, i) => ({
    id: `i${i}`,
    text: `Item ${i}`,
    points: i === 1 ? -1 : 2,
  })),
};
const levels: RubricCriterion = {
  ...items,
  id: "impact",
  weight: 1,
  levels: ["0", "1", "2", "3"],
  items: [],
  points: 0,
};

function wish(level: number, comment = ""): RubricMarkWish {
  return { level, items: [], comment, flagged: false, secondLook: false };
}

function mark(level: number, version: number): RubricMark {
  return {
    ...wish(level),
    criterion: "impact",
    reading: 1,
    points: 0,
    by: { id: "x", name: "Bo", handle: "bo" },
    version,
    savedAt: "2026-01-01T00:00:00Z",
  };
}

describe("keys", () => {
  it("toggle items by digit, the tenth and on with Shift", () => {
    expect(keyOf(8)).toEqual({ number: 9, shift: false, digit: "9" });
    expect(keyOf(9)).toEqual({ number: 11, shift: true, digit: "1" });
    const once = pressed(items, null, { digit: "1", shift: false });
    expect(once?.items).toEqual(["i0"]);
    expect(pressed(items, once, { digit: "1", shift: false })?.items).toEqual([]);
    expect(pressed(items, null, { digit: "1", shift: true })?.items).toEqual(["i9"]);
    expect(pressed(items, null, { digit: "9", shift: true })).toBeNull();
    expect(pressed(items, once, { digit: "0", shift: false })?.items).toEqual([]);
  });

  it("choose levels by digit and nothing beyond three", () => {
    expect(pressed(levels, null, { digit: "0", shift: false })?.level).toBe(0);
    expect(pressed(levels, wish(1, "kept"), { digit: "3", shift: false })).toEqual(wish(3, "kept"));
    expect(pressed(levels, null, { digit: "4", shift: false })).toBeNull();
  });

  it("are worth what the server says", () => {
    const both = [items, levels];
    const chosen = { ...wish(0), level: null, items: ["i0", "i1"] };
    expect(levelOf(items, chosen)).toBe(0.75);
    expect(worth(both, items, 0.75)).toBeCloseTo(18.75);
    expect(levelOf(levels, null)).toBeNull();
  });
});

describe("the keeper of marks", () => {
  it("saves each change in turn with the version before it", async () => {
    let version = 0;
    const save = vi.fn(() => Promise.resolve(mark(0, ++version)));
    const keeper = new MarkKeeper({ save, undecide: vi.fn() });
    keeper.set("a/impact", wish(1));
    keeper.set("a/impact", wish(2));
    keeper.set("a/impact", wish(3));
    await vi.waitFor(() => expect(keeper.unsaved).toBe(false));
    expect(save.mock.calls).toEqual([
      ["a/impact", 0, wish(1)],
      ["a/impact", 1, wish(3)],
    ]);
  });

  it("undoes step by step and takes the first choice away", async () => {
    const undecide = vi.fn(() => Promise.resolve());
    const keeper = new MarkKeeper({ save: () => Promise.resolve(mark(1, 1)), undecide });
    keeper.set("a/impact", wish(1));
    await vi.waitFor(() => expect(keeper.unsaved).toBe(false));
    expect(keeper.undo()).toBe("a/impact");
    await vi.waitFor(() => expect(undecide).toHaveBeenCalledWith("a/impact", 1));
    expect(keeper.get("a/impact")?.wish).toBeNull();
    expect(keeper.canUndo).toBe(false);
  });

  it("holds both when somebody else saved, and sends nothing until told", async () => {
    const save = vi
      .fn()
      .mockRejectedValueOnce(
        new Problem({
          status: 412,
          code: "stale-version",
          title: "",
          body: { current: mark(0, 4) },
        }),
      )
      .mockResolvedValue(mark(3, 5));
    const keeper = new MarkKeeper({ save, undecide: vi.fn() });
    keeper.set("a/impact", wish(3));
    await vi.waitFor(() => expect(keeper.get("a/impact")?.state).toBe("conflict"));
    keeper.set("a/impact", wish(2));
    expect(save).toHaveBeenCalledTimes(1);
    keeper.keepMine("a/impact");
    await vi.waitFor(() => expect(keeper.unsaved).toBe(false));
    expect(save.mock.lastCall).toEqual(["a/impact", 4, wish(2)]);
  });

  it("does not let an older answer overwrite what was chosen", () => {
    const keeper = new MarkKeeper({ save: () => new Promise(() => undefined), undecide: vi.fn() });
    keeper.set("a/impact", wish(3));
    keeper.learn("a/impact", mark(0, 1));
    expect(keeper.get("a/impact")?.wish?.level).toBe(3);
  });
});
