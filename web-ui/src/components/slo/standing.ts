import type { Sli, SliPoint, SliState } from "@/api/types";

const MINUTE_MS = 60_000;
const FEWEST_REQUESTS = 10;
const BREACHING_RATE = 14.4;
const HAIR = 1e-9;

export interface Standing {
  state: SliState;
  /** When it began; null where that is older than the points. */
  since: string | null;
}

/**
 * How the last minute stands to the team's own objective, by the server's rule. The summary's state is judged by the course's
 * objective, the same for all teams, and only says here whether anything is known.
 */
export function standingOf({ points, objective, summary }: Sli): Standing {
  if (summary.state === "NO_DATA") return { state: "NO_DATA", since: summary.since ?? null };
  let state: SliState = "OK";
  let since: string | null = null;
  let first = 0;
  let good = 0;
  let total = 0;
  points.forEach((point) => {
    good += point.good;
    total += point.total;
    for (let old = points[first]; old && isPast(old, point); old = points[++first]) {
      good -= old.good;
      total -= old.total;
    }
    if (total < FEWEST_REQUESTS) return;
    const next = judged((total - good) / total / (1 - objective));
    if (next !== state) since = point.at;
    state = next;
  });
  const same = state === summary.state && summary.since;
  return { state, since: same ? (summary.since ?? null) : since };
}

function isPast(old: SliPoint, now: SliPoint): boolean {
  return Date.parse(now.at) - Date.parse(old.at) >= MINUTE_MS;
}

function judged(rate: number): SliState {
  if (rate >= BREACHING_RATE - HAIR) return "BREACHING";
  return rate >= 1 - HAIR ? "BURNING" : "OK";
}
