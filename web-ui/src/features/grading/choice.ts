import type { RubricCriterion, RubricMark, RubricMarkWish } from "@/api/review-types";

/** What one key does in a criterion. */
export interface Keyed {
  /** As it is printed: 1 to 9, then 11 to 19 with Shift. */
  number: number;
  shift: boolean;
  digit: string;
}

/** The key of the item at this place; the tenth has the number 11, because Shift+1 prints so. */
export function keyOf(index: number): Keyed {
  const shift = index >= 9;
  const digit = String(shift ? index - 8 : index + 1);
  return { number: shift ? 10 + Number(digit) : Number(digit), shift, digit };
}

export function hasLevels(criterion: RubricCriterion): boolean {
  return criterion.levels.length > 0;
}

/** The choice after a key; null when the key means nothing here. */
export function pressed(
  criterion: RubricCriterion,
  before: RubricMarkWish | null,
  key: { digit: string; shift: boolean },
): RubricMarkWish | null {
  const base = before ?? { level: null, items: [], comment: "", flagged: false, secondLook: false };
  const digit = Number(key.digit);
  if (hasLevels(criterion)) {
    if (key.shift || digit >= criterion.levels.length) return null;
    return { ...base, level: digit, items: [] };
  }
  if (digit === 0) return key.shift ? null : { ...base, level: null, items: [] };
  const item = criterion.items[key.shift ? digit + 8 : digit - 1];
  if (!item) return null;
  const items = base.items.includes(item.id)
    ? base.items.filter((id) => id !== item.id)
    : [...base.items, item.id];
  return { ...base, level: null, items: items.sort() };
}

/** The level from 0 to 3 that a choice earns, as the server computes it. */
export function levelOf(criterion: RubricCriterion, wish: RubricMarkWish | null): number | null {
  if (!wish) return null;
  if (hasLevels(criterion)) return wish.level ?? null;
  const sum = criterion.items
    .filter((item) => wish.items.includes(item.id))
    .reduce((all, item) => all + item.points, 0);
  return 3 * Math.min(1, Math.max(0, sum / criterion.points));
}

/** What a level of the criterion is worth of 100. */
export function worth(
  criteria: readonly RubricCriterion[],
  criterion: RubricCriterion,
  level: number,
): number {
  const weights = criteria.reduce((all, one) => all + one.weight, 0);
  return (100 * criterion.weight * level) / 3 / weights;
}

export function wishOf(mark: RubricMark): RubricMarkWish {
  return {
    level: mark.level ?? null,
    items: [...mark.items].sort(),
    comment: mark.comment,
    flagged: mark.flagged,
    secondLook: mark.secondLook,
  };
}

export function same(a: RubricMarkWish | null, b: RubricMarkWish | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** `+2`, `−1`. */
export function signed(points: number): string {
  return points < 0 ? `−${-points}` : `+${points}`;
}
