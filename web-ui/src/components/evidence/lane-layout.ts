import { scaleLog, scaleTime } from "d3-scale";
import type { Lane, SliPoint, Timeline, TimelineEvent } from "@/api/types";
import { clockOnly } from "@/components/time";
import { FLOOR, badShare } from "@/components/charts/sli-series";

/** Top to bottom: what was done to the system, what users felt, what people did. */
export const LANE_ORDER: Lane[] = ["FAULT", "SLI", "INCIDENT", "ALARM", "ACTION", "CHAT", "BOT", "PLATFORM"];

export const LABEL_WIDTH = 76;
const SLI_HEIGHT = 64;
const LANE_HEIGHT = 28;
const AXIS_HEIGHT = 22;
/** Events closer than this would print over each other and are counted together. */
const CLUSTER_PX = 12;

export interface LaneBox {
  lane: Lane;
  top: number;
  height: number;
}

export interface Cluster {
  x: number;
  events: TimelineEvent[];
}

/** Which lanes a timeline needs: SLI always, others when they hold something. */
export function lanesOf(timeline: Timeline, shown: ReadonlySet<Lane>): LaneBox[] {
  let top = 0;
  return LANE_ORDER.filter((lane) => shown.has(lane) && hasContent(timeline, lane)).map((lane) => {
    const height = lane === "SLI" ? SLI_HEIGHT : LANE_HEIGHT;
    const box = { lane, top, height };
    top += height;
    return box;
  });
}

export function hasContent(timeline: Timeline, lane: Lane): boolean {
  if (lane === "SLI") return true;
  if (lane === "FAULT" && timeline.faultWindows.length > 0) return true;
  return timeline.events.some((event) => event.lane === lane);
}

export function totalHeight(lanes: LaneBox[]): number {
  const last = lanes.at(-1);
  return (last ? last.top + last.height : 0) + AXIS_HEIGHT;
}

/** Maps a moment to pixels; moments outside the window end at its edges. */
export function timeScale(timeline: Pick<Timeline, "from" | "to">, width: number) {
  return scaleTime()
    .domain([new Date(timeline.from), new Date(timeline.to)])
    .range([LABEL_WIDTH, Math.max(LABEL_WIDTH + 1, width - 8)])
    .clamp(true);
}

/** Failure share on a log axis: few failures on top, everything failing at the bottom. */
export function shareScale(box: LaneBox) {
  return scaleLog()
    .domain([FLOOR, 1])
    .range([box.top + 8, box.top + box.height - 8])
    .clamp(true);
}

/** An SVG path of the SLI; a step without a point lifts the pen. */
export function sliPath(
  points: SliPoint[],
  x: (at: Date) => number,
  y: (share: number) => number,
): string {
  const gapMs = typicalStep(points) * 2.5;
  let path = "";
  let previous = Number.NaN;
  for (const point of points) {
    const share = badShare(point);
    const at = Date.parse(point.at);
    if (share === null) continue;
    const pen = Number.isNaN(previous) || at - previous > gapMs ? "M" : "L";
    path += `${pen}${x(new Date(at)).toFixed(1)} ${y(share).toFixed(1)}`;
    previous = at;
  }
  return path;
}

function typicalStep(points: SliPoint[]): number {
  const steps = points
    .slice(1)
    .map((point, i) => Date.parse(point.at) - Date.parse(points[i]?.at ?? point.at))
    .sort((a, b) => a - b);
  return steps[Math.floor(steps.length / 2)] ?? 0;
}

/** Groups the events of a lane that would overlap. */
export function clusters(events: TimelineEvent[], x: (at: Date) => number): Cluster[] {
  const placed: Cluster[] = [];
  for (const event of [...events].sort((a, b) => a.at.localeCompare(b.at))) {
    const at = x(new Date(event.at));
    const last = placed.at(-1);
    if (last && at - last.x < CLUSTER_PX) last.events.push(event);
    else placed.push({ x: at, events: [event] });
  }
  return placed;
}

/** Evenly spaced moments for the axis. */
export function axisTicks(x: ReturnType<typeof timeScale>, width: number): Date[] {
  return x.ticks(Math.max(2, Math.floor(width / 130)));
}

/** "14:02", or "14:02:30" when the ticks are closer than a minute, so that none reads as another. */
export function tickLabel(tick: Date, ticks: Date[]): string {
  const text = clockOnly(tick.getTime());
  return ticks.some((each) => each.getTime() % 60_000 !== 0) ? text : text.slice(0, 5);
}

/** The glyph of an event: told apart by form, not by hue. */
export function glyphOf(event: TimelineEvent): string {
  if (event.kind.startsWith("flag.")) return "f";
  if (event.kind === "deployment.failed" || event.kind === "deployment.aborted") return "×";
  if (event.kind.includes("rollback") || isRollback(event)) return "<";
  if (event.kind.startsWith("deploy") || event.kind.includes("release")) return "^";
  if (event.lane === "INCIDENT") return "!";
  if (event.lane === "CHAT") return "·";
  if (event.lane === "ACTION") return "o";
  return "|";
}

function isRollback(event: TimelineEvent): boolean {
  return event.kind.startsWith("deployment.") && /\broll(ed|s|ing)? ?back/i.test(event.text);
}
