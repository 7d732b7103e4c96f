import type { RubricCriterion } from "@/api/review-types";

/** What differs between three versions of a rubric in one place. */
export interface Difference {
  where: string;
  base: string;
  mine: string;
  theirs: string;
}

/** An id that none of the others has, made of the name. */
export function freshId(name: string, taken: readonly string[]): string {
  const bare =
    name
      .toLowerCase()
      .normalize("NFKD")
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 30) || "criterion";
  let id = bare;
  for (let i = 2; taken.includes(id); i++) id = `${bare}-${i}`;
  return id;
}

export function newCriterion(taken: readonly string[]): RubricCriterion {
  return {
    id: freshId("new criterion", taken),
    name: "New criterion",
    description: "",
    note: "",
    weight: 10,
    levels: ["Missing", "Some", "Most", "All"],
    points: 0,
    items: [],
  };
}

/** Everything that one of the two changed from what both began with. */
export function differences(
  base: readonly RubricCriterion[],
  mine: readonly RubricCriterion[],
  theirs: readonly RubricCriterion[],
): Difference[] {
  const all = [base, mine, theirs].map(lines);
  const [b, m, t] = all as [Map<string, string>, Map<string, string>, Map<string, string>];
  const places = [...new Set([...b.keys(), ...m.keys(), ...t.keys()])];
  return places
    .map((where) => ({
      where,
      base: b.get(where) ?? "",
      mine: m.get(where) ?? "",
      theirs: t.get(where) ?? "",
    }))
    .filter((one) => one.base !== one.mine || one.base !== one.theirs);
}

/** Mine, with everything of theirs that I did not touch. Whole criteria, so that none is half of each. */
export function merged(
  base: readonly RubricCriterion[],
  mine: readonly RubricCriterion[],
  theirs: readonly RubricCriterion[],
): RubricCriterion[] {
  const text = (all: readonly RubricCriterion[], id: string) =>
    JSON.stringify(all.find((one) => one.id === id) ?? null);
  const kept = mine.flatMap((one) => {
    if (text(mine, one.id) !== text(base, one.id)) return [one];
    const other = theirs.find((each) => each.id === one.id);
    return other ? [other] : [];
  });
  const added = theirs.filter(
    (one) => !base.some((each) => each.id === one.id) && !mine.some((each) => each.id === one.id),
  );
  return [...kept, ...added];
}

function lines(criteria: readonly RubricCriterion[]): Map<string, string> {
  const out = new Map<string, string>();
  for (const one of criteria) {
    const at = (what: string) => `${one.id}: ${what}`;
    out.set(at("name"), one.name);
    out.set(at("description"), one.description);
    out.set(at("note"), one.note);
    out.set(at("weight"), String(one.weight));
    one.levels.forEach((text, i) => out.set(at(`level ${i}`), text));
    if (one.items.length > 0) out.set(at("points"), String(one.points));
    for (const item of one.items) {
      out.set(at(`item ${item.id}`), `${item.text} (${item.points})`);
    }
  }
  return out;
}
