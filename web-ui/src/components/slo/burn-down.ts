import type { Slo } from "@/api/slo-types";

export interface BurnDown {
  /** Seconds since the epoch, rising. */
  at: number[];
  left: (number | null)[];
  /** From now to where it ends at this rate; no value before. */
  projected: (number | null)[];
}

/** What was left of the budget, and where that leads; the future shown is at most a third of the window. */
export function burnDown(slo: Slo, now: number): BurnDown {
  const at = slo.history.map((point) => Date.parse(point.at) / 1000);
  const left: (number | null)[] = slo.history.map((point) => point.left);
  const projected: (number | null)[] = left.map(() => null);
  const last = at.at(-1);
  const level = slo.budget.left ?? left.at(-1) ?? null;
  if (last === undefined || level === null) return { at, left, projected };
  const present = Math.max(last, now / 1000);
  if (present > last) {
    at.push(present);
    left.push(level);
    projected.push(null);
  }
  const end = slo.exhaustedAt ? Date.parse(slo.exhaustedAt) / 1000 : null;
  if (end === null || end <= present || level <= 0) return { at, left, projected };
  const horizon = present + (slo.windowHours * 3600) / 3;
  const until = Math.min(end, horizon);
  projected[projected.length - 1] = level;
  at.push(until);
  left.push(null);
  projected.push(level * (1 - (until - present) / (end - present)));
  return { at, left, projected };
}
