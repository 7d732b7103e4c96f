import { scaleLog, scaleTime, scaleUtc } from "d3-scale";
import type { FaultWindow, SliPoint, Timeline, Track } from "@/api/types";
import { FLOOR, badShare } from "@/components/charts/sli-series";
import { type AlarmSpan, alarmSpans } from "./alarm-spans";
import type { Item } from "./items";
import type { ClockMode } from "./times";
import type { Span } from "./viewport";

export const SLI_HEIGHT = 64;
export const LANE_HEIGHT = 28;
export const AXIS_HEIGHT = 24;
/** Marks are discs of 18 pixels: nearer ones are counted together. */
export const CLUSTER_PX = 20;
const RIGHT = 10;

export interface LaneBox {
  track: Track;
  top: number;
  height: number;
  items: readonly Item[];
}

/** Everything the picture shows that does not depend on where one looks. */
export interface Scene {
  lanes: LaneBox[];
  height: number;
  sli: { at: number; share: number | null }[];
  sliGapMs: number;
  objective: number;
  faults: FaultWindow[];
  alarms: AlarmSpan[];
  end: number;
}

export function sceneOf(
  timeline: Timeline,
  tracks: readonly Track[],
  lanes: ReadonlyMap<Track, readonly Item[]>,
): Scene {
  let top = 0;
  const boxes = tracks.map((track) => {
    const height = track === "SLI" ? SLI_HEIGHT : LANE_HEIGHT;
    const box = { track, top, height, items: lanes.get(track) ?? [] };
    top += height;
    return box;
  });
  return {
    lanes: boxes,
    height: top + AXIS_HEIGHT,
    sli: timeline.sli.map((point) => ({ at: Date.parse(point.at), share: badShare(point) })),
    sliGapMs: typicalStep(timeline.sli) * 2.5,
    objective: timeline.objective,
    faults: timeline.faultWindows,
    alarms: alarmSpans(lanes.get("ALARM") ?? []),
    end: Date.parse(timeline.to),
  };
}

/** Where moments are drawn: the labels of the lanes stand left of it. */
export interface Plot {
  left: number;
  right: number;
  view: Span;
}

export function plotOf(view: Span, width: number): Plot {
  const left = width < 480 ? 62 : 84;
  return { left, right: Math.max(left + 1, width - RIGHT), view };
}

export const xOf = ({ left, right, view }: Plot, at: number): number =>
  left + ((at - view.from) / (view.to - view.from)) * (right - left);

export const timeOf = ({ left, right, view }: Plot, x: number): number =>
  view.from + ((x - left) / (right - left)) * (view.to - view.from);

export const msPerPx = ({ left, right, view }: Plot): number =>
  (view.to - view.from) / (right - left);

/** Round moments for the axis: of the clock that is shown. */
export function axisTicks(plot: Plot, mode: ClockMode, start: number | null): number[] {
  const count = Math.max(2, Math.floor((plot.right - plot.left) / 120));
  const shift = mode === "T+" && start !== null ? start : 0;
  const domain = [new Date(plot.view.from - shift), new Date(plot.view.to - shift)];
  const scale = mode === "LOCAL" ? scaleTime().domain(domain) : scaleUtc().domain(domain);
  return scale.ticks(count).map((tick) => tick.getTime() + shift);
}

/** Failure share on a log axis: few failures on top, everything failing at the bottom. */
export function shareScale(box: { top: number; height: number }) {
  return scaleLog()
    .domain([FLOOR, 1])
    .range([box.top + 8, box.top + box.height - 8])
    .clamp(true);
}

/** The points in view and one on each side of it, as runs without a gap. */
export function sliRuns(scene: Scene, view: Span): { at: number; share: number }[][] {
  const runs: { at: number; share: number }[][] = [];
  let run: { at: number; share: number }[] = [];
  let previous = Number.NEGATIVE_INFINITY;
  for (const { at, share } of scene.sli) {
    if (share === null) continue;
    if (at < view.from - scene.sliGapMs) continue;
    if (at > view.to + scene.sliGapMs) break;
    if (at - previous > scene.sliGapMs) {
      run = [];
      runs.push(run);
    }
    run.push({ at, share });
    previous = at;
  }
  return runs;
}

function typicalStep(points: SliPoint[]): number {
  const steps: number[] = [];
  for (let i = 1; i < points.length; i++) {
    steps.push(Date.parse(points[i]?.at ?? "") - Date.parse(points[i - 1]?.at ?? ""));
  }
  steps.sort((a, b) => a - b);
  return steps[Math.floor(steps.length / 2)] ?? 0;
}

/** The glyph of an item: told apart by form, not by hue. */
export function glyphOf(item: Item): string {
  const kind = item.event?.kind ?? "note";
  if (item.note) return "✎";
  if (kind === "deployment.failed" || kind === "deployment.aborted") return "×";
  if (kind.includes("rollback") || isRollback(kind, item.text)) return "<";
  switch (item.track) {
    case "DEPLOY":
      return "^";
    case "FLAG":
      return "f";
    case "ALARM":
      return kind === "page.acknowledged" ? "o" : kind.startsWith("page.") ? "p" : "a";
    case "UPDATE":
      return kind === "incident.updated" ? "u" : "!";
    case "CHAT":
      return "·";
    case "CONFIG":
      return "c";
    case "STAFF":
      return "i";
    default:
      return "|";
  }
}

function isRollback(kind: string, text: string): boolean {
  return kind.startsWith("deployment.") && /\broll(ed|s|ing)? ?back/i.test(text);
}
