import { objective } from "@/components/numbers";
import { TRACK_WORDS } from "@/components/words";
import type { Cluster, ClusterCache } from "./cluster";
import { countBefore } from "./items";
import {
  AXIS_HEIGHT,
  CLUSTER_PX,
  type LaneBox,
  type Plot,
  type Scene,
  axisTicks,
  glyphOf,
  msPerPx,
  shareScale,
  sliRuns,
  xOf,
} from "./scene";
import { type ClockMode, tickLabels, zoneText } from "./times";
import type { Span } from "./viewport";

export const RADIUS = 9;

export interface Palette {
  ink: string;
  muted: string;
  line: string;
  control: string;
  surface: string;
  selected: string;
  series1: string;
  font: string;
}

export interface Marks {
  /** Keys of the chosen item and of those to point at. */
  selected: string | null;
  marked: ReadonlySet<string>;
  brush: Span | null;
  /** A moment that a replay stands at. */
  cursor: number | null;
  mode: ClockMode;
  start: number | null;
}

/** The colours of the theme that is on, as the style sheet says them. */
export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(`--fd-${name}`).trim() || "#888888";
  return {
    ink: token("ink"),
    muted: token("muted"),
    line: token("line"),
    control: token("control"),
    surface: token("surface"),
    selected: token("selected"),
    series1: token("series1"),
    font: style.fontFamily || "sans-serif",
  };
}

type Pen = CanvasRenderingContext2D;

/** Draws all of it; cheap enough to be done in every frame. */
export function draw(
  pen: Pen,
  scene: Scene,
  plot: Plot,
  marks: Marks,
  cache: ClusterCache,
  palette: Palette,
): void {
  const width = plot.right + 10;
  pen.clearRect(0, 0, width, scene.height);
  pen.lineWidth = 1;
  pen.textBaseline = "middle";
  drawAxis(pen, scene, plot, marks, palette);
  pen.save();
  pen.beginPath();
  pen.rect(plot.left - RADIUS, 0, width - plot.left + RADIUS, scene.height - AXIS_HEIGHT);
  pen.clip();
  if (marks.brush) drawBrush(pen, scene, plot, marks.brush, palette);
  for (const box of scene.lanes) {
    if (box.track === "SLI") drawSli(pen, scene, box, plot, palette);
    if (box.track === "ALARM") drawAlarms(pen, scene, box, plot, palette);
    if (box.track === "FAULT") drawFaults(pen, scene, box, plot, palette);
    else drawMarks(pen, box, plot, marks, cache, palette);
  }
  if (marks.cursor !== null) drawCursor(pen, scene, plot, marks.cursor, palette);
  pen.restore();
  drawLabels(pen, scene, plot, palette);
}

function drawAxis(pen: Pen, scene: Scene, plot: Plot, marks: Marks, palette: Palette): void {
  const ticks = axisTicks(plot, marks.mode, marks.start);
  const labels = tickLabels(ticks, marks.mode, marks.start);
  const bottom = scene.height - AXIS_HEIGHT;
  pen.font = `12px ${palette.font}`;
  pen.textAlign = "center";
  pen.strokeStyle = palette.line;
  pen.fillStyle = palette.muted;
  pen.beginPath();
  ticks.forEach((tick) => {
    const x = Math.round(xOf(plot, tick)) + 0.5;
    pen.moveTo(x, 0);
    pen.lineTo(x, bottom + 3);
  });
  for (const box of scene.lanes) {
    const y = box.top + box.height - 0.5;
    pen.moveTo(0, y);
    pen.lineTo(plot.right, y);
  }
  pen.stroke();
  ticks.forEach((tick, i) => {
    const label = labels[i] ?? "";
    const half = pen.measureText(label).width / 2;
    const x = xOf(plot, tick);
    if (x - half > plot.left - 8 && x + half < plot.right + 10) pen.fillText(label, x, bottom + 14);
  });
  pen.textAlign = "left";
  pen.fillText(zoneText(plot.view, marks.mode), 0, bottom + 14);
}

function drawLabels(pen: Pen, scene: Scene, plot: Plot, palette: Palette): void {
  pen.font = `12px ${palette.font}`;
  pen.textAlign = "left";
  pen.fillStyle = palette.ink;
  for (const box of scene.lanes) {
    pen.fillText(TRACK_WORDS[box.track], 0, box.top + box.height / 2, plot.left - RADIUS - 3);
  }
}

function drawBrush(pen: Pen, scene: Scene, plot: Plot, brush: Span, palette: Palette): void {
  const [from, to] = [xOf(plot, brush.from), xOf(plot, brush.to)];
  pen.fillStyle = palette.selected;
  pen.fillRect(from, 0, to - from, scene.height - AXIS_HEIGHT);
  pen.strokeStyle = palette.ink;
  pen.beginPath();
  for (const x of [from, to]) {
    pen.moveTo(Math.round(x) + 0.5, 0);
    pen.lineTo(Math.round(x) + 0.5, scene.height - AXIS_HEIGHT);
  }
  pen.stroke();
}

function drawCursor(pen: Pen, scene: Scene, plot: Plot, at: number, palette: Palette): void {
  const x = Math.round(xOf(plot, at)) + 0.5;
  pen.strokeStyle = palette.ink;
  pen.lineWidth = 2;
  pen.beginPath();
  pen.moveTo(x, 0);
  pen.lineTo(x, scene.height - AXIS_HEIGHT);
  pen.stroke();
  pen.lineWidth = 1;
}

function drawSli(pen: Pen, scene: Scene, box: LaneBox, plot: Plot, palette: Palette): void {
  const y = shareScale(box);
  const slo = y(1 - scene.objective);
  pen.strokeStyle = palette.muted;
  pen.setLineDash([5, 4]);
  pen.beginPath();
  pen.moveTo(plot.left, slo);
  pen.lineTo(plot.right, slo);
  pen.stroke();
  pen.setLineDash([]);
  pen.strokeStyle = palette.series1;
  pen.lineWidth = 1.75;
  pen.beginPath();
  for (const run of sliRuns(scene, plot.view)) {
    run.forEach(({ at, share }, i) => {
      const x = xOf(plot, at);
      if (i === 0) pen.moveTo(x, y(share));
      // A point that stands alone is still to be seen.
      if (i > 0 || run.length === 1) pen.lineTo(i > 0 ? x : x + 2, y(share));
    });
  }
  pen.stroke();
  pen.lineWidth = 1;
  haloed(
    pen,
    `SLO ${objective(scene.objective)}`,
    plot.right,
    slo - 8,
    "right",
    palette.muted,
    palette,
  );
}

function drawFaults(pen: Pen, scene: Scene, box: LaneBox, plot: Plot, palette: Palette): void {
  for (const fault of scene.faults) {
    const from = Math.max(plot.left - RADIUS, xOf(plot, Date.parse(fault.from)));
    const end = fault.to ? Date.parse(fault.to) : scene.end;
    const to = Math.min(plot.right, xOf(plot, end));
    if (to < plot.left || from > plot.right) continue;
    hatched(pen, from, box.top + 5, Math.max(3, to - from), box.height - 10, palette);
    if (to - from > 90) {
      pen.font = `600 12px ${palette.font}`;
      haloed(
        pen,
        fault.title,
        from + 6,
        box.top + box.height / 2,
        "left",
        palette.ink,
        palette,
        to - from - 12,
      );
    }
  }
}

function hatched(pen: Pen, x: number, y: number, w: number, h: number, palette: Palette): void {
  pen.save();
  pen.beginPath();
  pen.rect(x, y, w, h);
  pen.clip();
  pen.strokeStyle = palette.muted;
  pen.beginPath();
  for (let at = Math.floor((x - h) / 6) * 6; at < x + w; at += 6) {
    pen.moveTo(at, y + h);
    pen.lineTo(at + h, y);
  }
  pen.stroke();
  pen.restore();
  pen.strokeStyle = palette.ink;
  pen.strokeRect(Math.round(x) + 0.5, y + 0.5, Math.round(w), h - 1);
}

/** The stretches in alarm as bars behind the marks. */
function drawAlarms(pen: Pen, scene: Scene, box: LaneBox, plot: Plot, palette: Palette): void {
  const y = box.top + box.height / 2;
  pen.strokeStyle = palette.ink;
  pen.lineWidth = 3;
  pen.beginPath();
  for (const alarm of scene.alarms) {
    const from = Math.max(plot.left - RADIUS, xOf(plot, alarm.from));
    const to = Math.min(plot.right, xOf(plot, alarm.to ?? scene.end));
    if (to < plot.left || from > plot.right) continue;
    pen.moveTo(from, y);
    pen.lineTo(Math.max(from + 2, to), y);
  }
  pen.stroke();
  pen.lineWidth = 1;
}

/** The clusters of a lane that are in view, or touch its edge. */
export function inView(box: LaneBox, plot: Plot, cache: ClusterCache): Cluster[] {
  const gapMs = msPerPx(plot) * CLUSTER_PX;
  const clusters = cache.of(box.items, gapMs);
  const first = countBefore(clusters, plot.view.from - gapMs);
  const end = countBefore(clusters, plot.view.to + gapMs);
  return clusters.slice(first, end);
}

function drawMarks(
  pen: Pen,
  box: LaneBox,
  plot: Plot,
  marks: Marks,
  cache: ClusterCache,
  palette: Palette,
): void {
  const y = box.top + box.height / 2;
  pen.textAlign = "center";
  for (const cluster of inView(box, plot, cache)) {
    const first = box.items[cluster.start];
    if (!first) continue;
    const x = xOf(plot, cluster.at);
    const many = cluster.end - cluster.start;
    const chosen = has(box, cluster, (key) => key === marks.selected, marks.selected !== null);
    const cited = has(box, cluster, (key) => marks.marked.has(key), marks.marked.size > 0);
    pen.beginPath();
    pen.arc(x, y, RADIUS, 0, 2 * Math.PI);
    pen.fillStyle = chosen ? palette.ink : palette.surface;
    pen.fill();
    pen.strokeStyle = chosen || cited ? palette.ink : palette.control;
    pen.lineWidth = cited ? 2.5 : 1;
    pen.stroke();
    pen.lineWidth = 1;
    pen.fillStyle = chosen ? palette.surface : palette.ink;
    pen.font = `600 ${many > 99 ? 9 : many > 9 ? 11 : 12}px ${palette.font}`;
    pen.fillText(many === 1 ? glyphOf(first) : many > 999 ? "1k+" : String(many), x, y + 0.5);
  }
}

function has(
  box: LaneBox,
  cluster: Cluster,
  is: (key: string) => boolean,
  possible: boolean,
): boolean {
  if (!possible) return false;
  for (let i = cluster.start; i < cluster.end; i++) {
    if (is(box.items[i]?.key ?? "")) return true;
  }
  return false;
}

function haloed(
  pen: Pen,
  text: string,
  x: number,
  y: number,
  align: CanvasTextAlign,
  colour: string,
  palette: Palette,
  most?: number,
): void {
  if (!pen.font.includes("12px")) pen.font = `12px ${palette.font}`;
  pen.textAlign = align;
  pen.strokeStyle = palette.surface;
  pen.lineWidth = 4;
  pen.strokeText(text, x, y, most);
  pen.lineWidth = 1;
  pen.fillStyle = colour;
  pen.fillText(text, x, y, most);
}

export interface Hit {
  box: LaneBox;
  cluster: Cluster;
}

/** The mark under a point of the picture. */
export function hitAt(
  scene: Scene,
  plot: Plot,
  cache: ClusterCache,
  x: number,
  y: number,
): Hit | null {
  const box = scene.lanes.find((lane) => y >= lane.top && y < lane.top + lane.height);
  if (!box || box.track === "FAULT") return null;
  if (Math.abs(y - box.top - box.height / 2) > RADIUS + 4) return null;
  let best: Hit | null = null;
  let nearest = RADIUS + 4;
  for (const cluster of inView(box, plot, cache)) {
    const away = Math.abs(xOf(plot, cluster.at) - x);
    if (away < nearest) {
      nearest = away;
      best = { box, cluster };
    }
  }
  return best;
}

/** The cluster that holds an item at this zoom. */
export function clusterWith(
  scene: Scene,
  plot: Plot,
  cache: ClusterCache,
  key: string,
): Hit | null {
  for (const box of scene.lanes) {
    const index = box.items.findIndex((item) => item.key === key);
    if (index < 0) continue;
    const clusters = cache.of(box.items, msPerPx(plot) * CLUSTER_PX);
    const cluster = clusters.find((one) => one.start <= index && index < one.end);
    return cluster ? { box, cluster } : null;
  }
  return null;
}
