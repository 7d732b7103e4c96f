import { countAll } from "@/api/logs";
import type { LogBar, LogCounts } from "@/api/types";

/** Drawn from the bottom up: what is wrong stands on the axis, where heights compare best. */
export const KINDS = ["error", "warn", "info", "debug", "other"] as const;
export type LogKind = (typeof KINDS)[number];

export const KIND_WORDS: Record<LogKind, [one: string, many: string]> = {
  error: ["error", "errors"],
  warn: ["warning", "warnings"],
  info: ["info", "info"],
  debug: ["debug", "debug"],
  other: ["without level", "without level"],
};

export interface Column {
  at: number;
  until: number;
  counts: LogCounts;
  total: number;
}

const NOTHING: LogCounts = { error: 0, warn: 0, info: 0, debug: 0, other: 0 };

/** One column per bar's width over the whole window, also where there was no line. */
export function columnsOf(bars: LogBar[], window: { from: number; to: number }): Column[] {
  const width = (bars[0]?.seconds ?? 0) * 1_000;
  if (width <= 0) return [];
  const known = new Map<number, LogCounts>();
  for (const bar of bars) {
    const slot = Math.floor(Date.parse(bar.at) / width);
    known.set(slot, added(known.get(slot) ?? NOTHING, bar.counts));
  }
  const first = Math.min(Math.floor(window.from / width), ...known.keys());
  const last = Math.max(Math.ceil(window.to / width) - 1, ...known.keys());
  const length = Math.min(500, last - first + 1);
  return Array.from({ length }, (_, i) => {
    const counts = known.get(last - length + 1 + i) ?? NOTHING;
    const at = (last - length + 1 + i) * width;
    return { at, until: at + width, counts, total: countAll(counts) };
  });
}

export function added(a: LogCounts, b: LogCounts): LogCounts {
  return {
    error: a.error + b.error,
    warn: a.warn + b.warn,
    info: a.info + b.info,
    debug: a.debug + b.debug,
    other: a.other + b.other,
  };
}

export function sumOf(columns: Column[]): LogCounts {
  return columns.reduce((sum, column) => added(sum, column.counts), NOTHING);
}

/** "3 errors, 1 warning, 120 info"; "no lines". */
export function countWords(counts: LogCounts): string {
  const parts = KINDS.filter((kind) => counts[kind] > 0).map(
    (kind) =>
      `${counts[kind].toLocaleString("en-GB")} ${KIND_WORDS[kind][counts[kind] === 1 ? 0 : 1]}`,
  );
  return parts.length > 0 ? parts.join(", ") : "no lines";
}

/** What lies between two columns, whichever comes first. */
export function stretch(
  columns: Column[],
  a: number,
  b: number,
): { from: number; to: number } | null {
  const first = columns[Math.max(0, Math.min(a, b))];
  const last = columns[Math.min(columns.length - 1, Math.max(a, b))];
  return first && last ? { from: first.at, to: last.until } : null;
}

/** A round number at or above the highest column, for the axis. */
export function axisTop(columns: Column[]): number {
  const most = Math.max(1, ...columns.map((column) => column.total));
  const power = 10 ** Math.floor(Math.log10(most));
  return [1, 2, 5, 10].map((factor) => factor * power).find((top) => top >= most) ?? most;
}
