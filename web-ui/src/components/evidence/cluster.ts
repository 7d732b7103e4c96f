import type { Item } from "./items";

/** Items from `start` to before `end` of a lane, too close to be drawn apart; drawn at `at`. */
export interface Cluster {
  at: number;
  start: number;
  end: number;
}

/**
 * Groups a lane's items that lie closer than the gap. The whole lane is grouped and not only what is
 * in view, so that moving the view never changes the groups.
 */
export function clustersOf(lane: readonly Item[], gapMs: number): Cluster[] {
  const clusters: Cluster[] = [];
  let open: Cluster | undefined;
  for (let i = 0; i < lane.length; i++) {
    const at = lane[i]?.at ?? 0;
    if (open && at - open.at < gapMs) open.end = i + 1;
    else {
      open = { at, start: i, end: i + 1 };
      clusters.push(open);
    }
  }
  return clusters;
}

/** Remembers the clusters of each lane for as long as neither the lane nor the zoom changes. */
export class ClusterCache {
  private readonly known = new WeakMap<readonly Item[], { gapMs: number; clusters: Cluster[] }>();

  of(lane: readonly Item[], gapMs: number): Cluster[] {
    const old = this.known.get(lane);
    if (old && Math.abs(old.gapMs - gapMs) < gapMs * 1e-6) return old.clusters;
    const clusters = clustersOf(lane, gapMs);
    this.known.set(lane, { gapMs, clusters });
    return clusters;
  }
}

/** The words of a cluster for a tip: the first few and how many more. */
export function clusterWords(texts: string[], most = 6): string[] {
  const more = texts.length - most;
  return more > 0 ? [...texts.slice(0, most), `and ${more} more`] : texts;
}
