import type { MetricSeries } from "@/api/types";

/** How many values fell between two bounds over time. */
export interface Buckets {
  /** Milliseconds. */
  at: number[];
  stepMs: number;
  rows: BucketRow[];
}

export interface BucketRow {
  from: number;
  /** Infinity for the last. */
  to: number;
  /** By time; null where nothing is known. */
  counts: (number | null)[];
}

const SELECTOR = /^\s*([a-zA-Z_:][\w:]*_bucket)\s*(\{[^{}]*\})?\s*$/;

/** Whether an expression's series can be drawn as a heat map: a plain histogram, or one kept by `le`. */
export function isHistogram(query: string): boolean {
  return SELECTOR.test(query) || /\bby\s*\(([^)]*\ble\b[^)]*)\)/.test(query);
}

/** A plain histogram counts since its start; what fell into each bucket during a step is what is drawn. */
export function bucketQuery(query: string, stepSeconds: number): string {
  return SELECTOR.test(query)
    ? `sum by (le) (increase(${query.trim()}[${Math.max(15, stepSeconds)}s]))`
    : query;
}

/** Takes cumulative buckets apart. Without a label `le` nothing is left. */
export function bucketsOf(series: MetricSeries[], stepSeconds: number): Buckets {
  const stepMs = stepSeconds * 1_000;
  const bounds = series
    .map(({ labels, points }) => ({ bound: boundOf(labels["le"]), points }))
    .filter(({ bound }) => !Number.isNaN(bound))
    .sort((a, b) => a.bound - b.bound);
  const times = bounds.flatMap(({ points }) => points.map(([at]) => at ?? 0));
  if (times.length === 0) return { at: [], stepMs, rows: [] };
  const first = Math.min(...times);
  const length = Math.min(12_000, Math.round((Math.max(...times) - first) / stepMs) + 1);
  const columns = bounds.map(({ points }) => {
    const column = new Array<number | null>(length).fill(null);
    for (const [at, value] of points)
      column[Math.round(((at ?? 0) - first) / stepMs)] = value ?? null;
    return column;
  });
  return {
    at: Array.from({ length }, (_, i) => first + i * stepMs),
    stepMs,
    rows: bounds.map(({ bound }, row) => ({
      from: bounds[row - 1]?.bound ?? 0,
      to: bound,
      counts: Array.from({ length }, (_, i) => {
        const here = columns[row]?.[i] ?? null;
        const below = row === 0 ? 0 : (columns[row - 1]?.[i] ?? null);
        return here === null || below === null ? null : Math.max(0, here - below);
      }),
    })),
  };
}

function boundOf(le: string | undefined): number {
  if (le === "+Inf" || le === "Inf") return Number.POSITIVE_INFINITY;
  return le === undefined || le === "" ? Number.NaN : Number(le);
}

/** Which of five colours a count has, by its share of the highest; null for none, so that empty is empty. */
export function shade(count: number, highest: number): 0 | 1 | 2 | 3 | 4 | null {
  if (!(count > 0) || !(highest > 0)) return null;
  const share = Math.sqrt(Math.min(1, count / highest));
  return Math.min(4, Math.floor(share * 5)) as 0 | 1 | 2 | 3 | 4;
}

export function highestCount({ rows }: Buckets): number {
  return rows.reduce(
    (most, { counts }) => counts.reduce<number>((each, n) => Math.max(each, n ?? 0), most),
    0,
  );
}

export interface Bar {
  from: number;
  to: number;
  count: number;
  share: number;
  /** The share of values up to this bound. */
  upTo: number;
}

/** The histogram of the whole window, without the empty buckets at its ends. */
export function totals({ rows }: Buckets): Bar[] {
  const counts = rows.map(({ counts: row }) => row.reduce<number>((sum, n) => sum + (n ?? 0), 0));
  const all = counts.reduce((sum, n) => sum + n, 0);
  let below = 0;
  const bars = rows.map(({ from, to }, i) => {
    const count = counts[i] ?? 0;
    below += count;
    return { from, to, count, share: all > 0 ? count / all : 0, upTo: all > 0 ? below / all : 0 };
  });
  const first = bars.findIndex(({ count }) => count > 0);
  const last = bars.findLastIndex(({ count }) => count > 0);
  return first < 0 ? [] : bars.slice(Math.max(0, first - 1), last + 2);
}
