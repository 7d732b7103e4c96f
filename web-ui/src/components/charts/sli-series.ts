import type { SliPoint } from "@/api/types";

/** Columns on a regular grid: seconds since the epoch, and values with null where nothing was measured. */
export interface SliSeries {
  at: number[];
  badShare: (number | null)[];
  p50: (number | null)[];
  p95: (number | null)[];
}

/** The lowest failure share the log axis can show; a perfect second sits on it. */
export const FLOOR = 0.0005;

/** Spreads points over every step between the first and the end, so that gaps stay gaps. */
export function toSeries(points: SliPoint[], stepSeconds: number, end: number): SliSeries {
  const series: SliSeries = { at: [], badShare: [], p50: [], p95: [] };
  const first = points[0];
  if (!first || stepSeconds <= 0) return series;
  const start = Date.parse(first.at) / 1000;
  const bySlot = new Map(
    points.map((point) => [slot(Date.parse(point.at) / 1000, start, stepSeconds), point]),
  );
  const lastSlot = Math.max(slot(end / 1000, start, stepSeconds), ...bySlot.keys());
  for (let i = 0; i <= lastSlot; i++) {
    const point = bySlot.get(i);
    series.at.push(start + i * stepSeconds);
    series.badShare.push(point ? badShare(point) : null);
    series.p50.push(point?.p50Ms ?? null);
    series.p95.push(point?.p95Ms ?? null);
  }
  return series;
}

/** The share of failed requests, at least the floor; null when there was no request. */
export function badShare(point: SliPoint): number | null {
  if (point.total === 0) return null;
  return Math.max(FLOOR, (point.total - point.good) / point.total);
}

function slot(at: number, start: number, step: number): number {
  return Math.round((at - start) / step);
}

/** How many times faster than allowed the budget burns; null without requests. */
export function burnRate(good: number, total: number, objective: number): number | null {
  if (total === 0) return null;
  return (total - good) / total / Math.max(1e-9, 1 - objective);
}

const BOUNDS = [1, 2, 6, 14.4];

/** Which of the five heat bins a burn rate falls in: <1, 1-2, 2-6, 6-14.4, >14.4. */
export function heatBin(rate: number): 0 | 1 | 2 | 3 | 4 {
  return BOUNDS.filter((bound) => rate >= bound).length as 0 | 1 | 2 | 3 | 4;
}

export interface HeatCell {
  from: number;
  rate: number | null;
}

/** Burn rate per column of `columnMs`, the last column holding `end`. */
export function heatCells(
  points: SliPoint[],
  objective: number,
  end: number,
  columns: number,
  columnMs: number,
): HeatCell[] {
  const lastFrom = Math.floor(end / columnMs) * columnMs;
  const sums = new Map<number, { good: number; total: number }>();
  for (const point of points) {
    const from = Math.floor(Date.parse(point.at) / columnMs) * columnMs;
    const sum = sums.get(from) ?? { good: 0, total: 0 };
    sums.set(from, { good: sum.good + point.good, total: sum.total + point.total });
  }
  return Array.from({ length: columns }, (_, i) => {
    const from = lastFrom - (columns - 1 - i) * columnMs;
    const sum = sums.get(from);
    return { from, rate: sum ? burnRate(sum.good, sum.total, objective) : null };
  });
}
