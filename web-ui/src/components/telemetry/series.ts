import type { MetricSeries } from "@/api/types";

/** Series on one regular grid: seconds since the epoch, and null where nothing is known. */
export interface Grid {
  at: number[];
  columns: (number | null)[][];
}

/** So many lines can be told apart; the rest is in the table and the file. */
export const MOST_LINES = 20;
const MOST_STEPS = 12_000;

/** Spreads the points over every step, so that gaps stay gaps; `shiftMs` moves them on in time. */
export function gridOf(series: MetricSeries[], stepSeconds: number, shiftMs = 0): Grid {
  const times = series.flatMap(({ points }) => [
    ...(points[0] ? [points[0][0] ?? 0] : []),
    ...(points.length > 0 ? [points.at(-1)?.[0] ?? 0] : []),
  ]);
  const step = stepSeconds * 1_000;
  if (times.length === 0 || step <= 0) return { at: [], columns: series.map(() => []) };
  const first = Math.min(...times);
  const length = Math.min(MOST_STEPS, Math.round((Math.max(...times) - first) / step) + 1);
  const at = Array.from({ length }, (_, i) => (first + shiftMs + i * step) / 1_000);
  const columns = series.map(({ points }) => {
    const column = new Array<number | null>(length).fill(null);
    for (const [time, value] of points) {
      const slot = Math.round(((time ?? 0) - first) / step);
      if (slot >= 0 && slot < length) column[slot] = value ?? null;
    }
    return column;
  });
  return { at, columns };
}

/** Both on one grid; their steps are the same. */
export function merged(a: Grid, b: Grid): Grid {
  if (a.at.length === 0 || b.at.length === 0)
    return a.at.length === 0
      ? { at: b.at, columns: [...a.columns.map(() => b.at.map(() => null)), ...b.columns] }
      : { at: a.at, columns: [...a.columns, ...b.columns.map(() => a.at.map(() => null))] };
  const at = [...new Set([...a.at, ...b.at])].sort((x, y) => x - y);
  const spread = (grid: Grid) => {
    const slots = new Map(grid.at.map((time, i) => [time, i]));
    return grid.columns.map((column) => at.map((time) => column[slots.get(time) ?? -1] ?? null));
  };
  return { at, columns: [...spread(a), ...spread(b)] };
}

/** Short names that tell the series apart: the labels in which they differ. */
export function shortNames(series: MetricSeries[], otherwise: string): string[] {
  const [single] = series;
  if (series.length === 1 && single) {
    const values = Object.values(single.labels);
    return [single.name || (values.length > 0 ? values.join(" · ") : otherwise)];
  }
  const keys = [...new Set(series.flatMap(({ labels }) => Object.keys(labels)))].sort();
  const differing = keys.filter(
    (key) => new Set(series.map(({ labels }) => labels[key] ?? "")).size > 1,
  );
  const named = new Set(series.map(({ name }) => name)).size > 1;
  return series.map(({ name, labels }) => {
    const values = differing.map((key) => labels[key] ?? "–");
    const parts = [...(named && name ? [name] : []), ...values];
    return parts.length > 0 ? parts.join(" · ") : name || otherwise;
  });
}

/** As Prometheus writes it: name{label="value"}. */
export function fullName({ name, labels }: Pick<MetricSeries, "name" | "labels">): string {
  const pairs = Object.entries(labels)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([key, value]) => `${key}="${value.replace(/["\\]/g, "\\$&").replaceAll("\n", "\\n")}"`);
  return pairs.length > 0 || name === "" ? `${name}{${pairs.join(",")}}` : name;
}

/** The newest value that is known. */
export function lastOf(column: (number | null)[]): number | null {
  for (let i = column.length - 1; i >= 0; i--) {
    const value = column[i];
    if (value !== null && value !== undefined) return value;
  }
  return null;
}

/** The series that matter most where not all can be drawn: those with the highest values. */
export function mostImportant(columns: (number | null)[][], most: number): number[] {
  const peaks = columns.map((column, i) => ({
    i,
    peak: column.reduce<number>((peak, value) => Math.max(peak, value ?? peak), -Infinity),
  }));
  if (columns.length <= most) return peaks.map(({ i }) => i);
  return peaks
    .sort((a, b) => b.peak - a.peak)
    .slice(0, most)
    .map(({ i }) => i)
    .sort((a, b) => a - b);
}

/** From zero unless the values lie far above it; the line at `slo` is always in sight. */
export function valueRange(min: number | null, max: number | null, slo?: number): [number, number] {
  const known = [min, max, slo].filter((each): each is number => Number.isFinite(each));
  if (known.length === 0) return [0, 1];
  const low = Math.min(...known);
  const high = Math.max(...known);
  const from = low >= 0 && low < high * 0.6 ? 0 : low;
  if (high === from) return high > 0 ? [0, high * 1.2] : high < 0 ? [high * 1.2, 0] : [0, 1];
  const room = (high - from) * 0.08;
  return [from === 0 ? 0 : from - room, high + room];
}

/** The file of what is drawn. */
export function csvOf(grid: Grid, names: string[]): string {
  const rows = grid.at.map((time, i) =>
    [new Date(time * 1_000).toISOString(), ...grid.columns.map((column) => column[i] ?? "")].join(
      ",",
    ),
  );
  return [["time", ...names.map(quoted)].join(","), ...rows].join("\r\n");
}

function quoted(text: string): string {
  // A spreadsheet must not take a label for a formula.
  const safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
