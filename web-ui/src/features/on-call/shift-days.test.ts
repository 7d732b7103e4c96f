import { describe, expect, it } from "vitest";
import { ADA } from "@/test/samples";
import { handOverEnd, moved, shiftWords, weekOf } from "./shift-days";

const local = (day: number, hour: number) => new Date(2026, 2, day, hour).getTime();
const iso = (day: number, hour: number) => new Date(local(day, hour)).toISOString();

describe("a week of shifts", () => {
  it("cuts a shift that passes midnight and keeps holes apart", () => {
    const days = weekOf(
      {
        shifts: [{ person: ADA, from: iso(3, 18), until: iso(4, 6), override: false }],
        holes: [{ from: iso(4, 6), until: iso(4, 12) }],
      },
      local(3, 9),
    );
    expect(days).toHaveLength(7);
    expect(days[0]?.segments).toMatchObject([{ handle: "ada", left: 0.75, width: 0.25 }]);
    expect(days[1]?.segments).toMatchObject([
      { handle: "ada", left: 0, width: 0.25 },
      { handle: null, left: 0.25, width: 0.25, name: "Nobody" },
    ]);
    expect(days[2]?.segments).toEqual([]);
  });

  it("moves somebody a place, never out of the list", () => {
    expect(moved(["a", "b", "c"], 1, -1)).toEqual(["b", "a", "c"]);
    expect(moved(["a", "b"], 1, 1)).toEqual(["a", "b"]);
  });

  it("says how long a turn lasts", () => {
    expect([1, 12, 24, 48, 168].map(shiftWords)).toEqual([
      "1 hour",
      "12 hours",
      "1 day",
      "2 days",
      "1 week",
    ]);
  });

  it("offers the end of the turn, or two hours when there is none", () => {
    expect(handOverEnd(iso(3, 18), local(3, 9))).toBe(local(3, 18));
    expect(handOverEnd(null, local(3, 9))).toBe(local(3, 11));
    expect(handOverEnd(iso(9, 0), local(3, 9))).toBe(local(4, 9));
  });
});
