import { describe, expect, it } from "vitest";
import type { RubricCriterion } from "@/api/review-types";
import { differences, freshId, merged, newCriterion } from "./rubric-draft";

const one: RubricCriterion = { ...newCriterion([]), id: "one", name: "One" };
const two: RubricCriterion = { ...newCriterion([]), id: "two", name: "Two" };

describe("a rubric that two people edit", () => {
  it("shows what each changed from what both began with", () => {
    const mine = [{ ...one, weight: 20 }, two];
    const theirs = [one, { ...two, name: "Zwei" }];
    expect(differences([one, two], mine, theirs)).toEqual([
      { where: "one: weight", base: "10", mine: "20", theirs: "10" },
      { where: "two: name", base: "Two", mine: "Two", theirs: "Zwei" },
    ]);
    expect(merged([one, two], mine, theirs)).toEqual([mine[0], theirs[1]]);
  });

  it("keeps mine where both changed, and takes what they added or removed", () => {
    const three = { ...one, id: "three" };
    const mine = [{ ...one, weight: 20 }, two];
    expect(merged([one, two], mine, [{ ...one, weight: 5 }, three])).toEqual([mine[0], three]);
  });

  it("gives ids that nobody has", () => {
    expect(freshId("Größe & Ende!", [])).toBe("gro-e-ende");
    expect(freshId("One", ["one", "one-2"])).toBe("one-3");
    expect(freshId("…", [])).toBe("criterion");
  });
});
