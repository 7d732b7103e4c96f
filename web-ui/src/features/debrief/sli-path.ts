import { badShare } from "@/components/charts/sli-series";
import type { Replay } from "@/api/debrief-types";

const GAP_MS = 30_000;

/** An SVG path of what users saw; where nothing was measured the pen is lifted. */
export function sliPath(
  points: Replay["sli"],
  x: (at: number) => number,
  y: (share: number) => number,
): string {
  let path = "";
  let previous = Number.NaN;
  for (const point of points) {
    const share = badShare(point);
    if (share === null) continue;
    const at = Date.parse(point.at);
    const pen = Number.isNaN(previous) || at - previous > GAP_MS ? "M" : "L";
    path += `${pen}${x(at).toFixed(1)} ${y(share).toFixed(1)}`;
    previous = at;
  }
  return path;
}
