import type { LogItem } from "@/api/types";

export interface Lines {
  /** Shown, oldest first. */
  items: LogItem[];
  /** Came while somebody was reading; shown when they follow again. */
  pending: LogItem[];
  /** There are lines before the first one. */
  hasOlder: boolean;
  /** So many lines came at once that some are not shown. */
  skipped: boolean;
}

export const NO_LINES: Lines = { items: [], pending: [], hasOlder: false, skipped: false };

/** One who follows keeps this many; more would only make the page slow. */
export const KEPT = 1_500;
const KEPT_PENDING = 5_000;

/** New lines go to the end, or wait while somebody reads. Nothing is shown twice. */
export function withNew(old: Lines, fresh: LogItem[], following: boolean): Lines {
  const last = old.pending.at(-1)?.id ?? old.items.at(-1)?.id ?? -1;
  const added = fresh.filter((each) => each.id > last);
  if (!following) {
    if (added.length === 0) return old;
    const pending = [...old.pending, ...added];
    return pending.length > KEPT_PENDING
      ? { ...old, pending: pending.slice(-KEPT_PENDING), skipped: true }
      : { ...old, pending };
  }
  if (added.length === 0 && old.pending.length === 0) return old;
  return trimmed({ ...old, items: [...old.items, ...old.pending, ...added], pending: [] });
}

/** Far more came than can be shown: the newest ones replace everything. */
export function startedAgain(newest: LogItem[], hasOlder: boolean): Lines {
  return { items: newest, pending: [], hasOlder, skipped: true };
}

export function withOlder(old: Lines, older: LogItem[], hasOlder: boolean): Lines {
  const first = old.items[0]?.id ?? Number.POSITIVE_INFINITY;
  return { ...old, items: [...older.filter((each) => each.id < first), ...old.items], hasOlder };
}

function trimmed(lines: Lines): Lines {
  if (lines.items.length <= KEPT) return lines;
  return { ...lines, items: lines.items.slice(-KEPT), hasOlder: true };
}

/** The newest line that is known, shown or not; 0 when there is none. */
export function newestId(lines: Lines): number {
  return lines.pending.at(-1)?.id ?? lines.items.at(-1)?.id ?? 0;
}
