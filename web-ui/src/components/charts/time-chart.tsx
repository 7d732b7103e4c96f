import { useMantineColorScheme } from "@mantine/core";
import { useEffect, useRef } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import classes from "./time-chart.module.css";
import { clockOnly, zoneOf } from "@/components/time";
import { crosshairLocked } from "./crosshair";
import {
  type Marker,
  type Threshold,
  endLabelsPlugin,
  markersPlugin,
  momentPlugin,
  thresholdPlugin,
} from "./chart-plugins";

export interface ChartLine {
  label: string;
  values: (number | null)[];
  /** Token without `--fd-`. */
  colour: string;
  dash?: number[];
}

interface TimeChartProps {
  /** One sentence: what the chart shows now. */
  summary: string;
  at: number[];
  lines: ChartLine[];
  /** Formats a value of the axis and of the cross-hair. */
  format: (value: number) => string;
  scale: uPlot.Scale;
  ticks?: number[];
  /** The distances that the axis of values may have between two marks, rising. */
  steps?: number[] | undefined;
  threshold?: Threshold;
  markers?: Marker[];
  height?: number;
  /** What the axis of time covers, in seconds; else what the data cover. */
  span?: readonly [number, number] | undefined;
  /** Writes the lines' names at their ends where there is room for that. */
  named?: boolean;
  /** Somebody dragged over this time, in milliseconds. */
  onZoom?: ((from: number, to: number) => void) | undefined;
  /** Somebody pressed on a moment, in milliseconds. */
  onPick?: ((at: number) => void) | undefined;
  /** The moment looked at, in seconds. */
  moment?: number | undefined;
}

/** Below this width names at the ends of lines would leave no room for the lines. */
export const NAMED_FROM_PX = 560;
const GUTTER_PX = 168;
const MOST_IN_LEGEND = 5;

const FONT = '12px system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif';

/** A time series on canvas. Cross-hairs of all charts of a page move together. */
export function TimeChart(props: TimeChartProps) {
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const { colorScheme } = useMantineColorScheme();
  const { height = 168 } = props;
  const drawn = props.lines
    .map(({ label, colour, dash }) => `${label} ${colour} ${dash?.join() ?? ""}`)
    .join();

  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const chart = new uPlot(options(latest, element, height), dataOf(latest.current), element);
    plot.current = chart;
    const observer = new ResizeObserver(() =>
      chart.setSize({ width: element.clientWidth, height }),
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.destroy();
      plot.current = null;
    };
  }, [colorScheme, height, drawn]);

  const [from, to] = props.span ?? [];
  useEffect(() => {
    plot.current?.setData(dataOf(props));
  }, [props.at, props.lines, props.markers, props.threshold, props.moment, from, to]);

  return (
    <div
      ref={host}
      role="img"
      aria-label={props.summary}
      className={`${classes.chart} live`}
      style={{ height }}
    />
  );
}

function dataOf(props: TimeChartProps): uPlot.AlignedData {
  return [props.at, ...props.lines.map((line) => line.values)];
}

function options(
  latest: { current: TimeChartProps },
  element: HTMLElement,
  height: number,
): uPlot.Options {
  const style = getComputedStyle(element);
  const colour = (token: string) => style.getPropertyValue(`--fd-${token}`).trim();
  const { lines, scale, ticks, steps, format } = latest.current;
  const axis = {
    stroke: colour("muted"),
    font: FONT,
    grid: { stroke: colour("line"), width: 1 },
    ticks: { show: false },
  };
  const { named = false, onZoom } = latest.current;
  let dragged = false;
  const gutter = named && element.clientWidth >= NAMED_FROM_PX ? GUTTER_PX : 26;
  return {
    width: element.clientWidth || 480,
    height,
    padding: [8, gutter, 0, 0],
    legend: { show: lines.length <= MOST_IN_LEGEND, live: true },
    cursor: {
      // Only the cross-hair is shared; a drag is told to the page once.
      sync: { key: "page", filters: { pub: (type) => type === "mousemove" } },
      points: { size: 6 },
      move: (plot, left, top) =>
        crosshairLocked() ? [plot.cursor.left ?? left, plot.cursor.top ?? top] : [left, top],
      drag: { x: onZoom !== undefined, y: false, setScale: false },
    },
    hooks: {
      ready: [
        (plot) => {
          plot.over.addEventListener("mousedown", () => (dragged = false));
          // A drag may end in a click too; only one that went nowhere points at a moment.
          plot.over.addEventListener("click", () => dragged || picked(plot, latest.current));
        },
      ],
      setSelect: [
        (plot) => {
          dragged = plot.select.width >= LEAST_DRAG_PX;
          if (dragged) zoomed(plot, latest.current);
        },
      ],
    },
    scales: {
      x: {
        time: true,
        range: (_, min, max) => {
          const span = latest.current.span;
          return span ? [span[0], span[1]] : [min, max];
        },
      },
      y: scale,
    },
    axes: [
      { ...axis, size: 24, space: 80, values: timeLabels },
      {
        ...axis,
        size: (_, values) => axisWidth(values),
        values: (_, splits) => splits.map((value) => format(value)),
        ...(steps ? { incrs: steps } : {}),
        ...(ticks ? { splits: () => ticks, filter: (_: uPlot, splits: number[]) => splits } : {}),
      },
    ],
    series: [
      { label: "Time", value: (_, at) => (at === null ? "–" : timeWithSeconds(at)) },
      ...lines.map((line) => ({
        label: line.label,
        stroke: colour(line.colour),
        width: 1.75,
        spanGaps: false,
        points: { show: true, size: 4, filter: alone },
        ...(line.dash ? { dash: line.dash } : {}),
        value: (_: uPlot, value: number | null) => (value === null ? "–" : format(value)),
      })),
    ],
    plugins: [
      thresholdPlugin(() => latest.current.threshold, colour("muted"), colour("surface"), FONT),
      markersPlugin(() => latest.current.markers ?? [], colour("ink"), FONT),
      momentPlugin(() => latest.current.moment, colour("focus")),
      ...(gutter === GUTTER_PX
        ? [
            endLabelsPlugin(
              () => latest.current.lines.map((line) => ({ ...line, colour: colour(line.colour) })),
              GUTTER_PX,
              colour("ink"),
              FONT,
            ),
          ]
        : []),
    ],
  };
}

const LEAST_AXIS_PX = 58;

/** Room for the longest mark, so that none loses its first digit. */
function axisWidth(marks: string[] | null): number {
  const longest = Math.max(0, ...(marks ?? []).map((mark) => mark.length));
  return Math.max(LEAST_AXIS_PX, Math.ceil(longest * 6.8) + 10);
}

/** A value between two gaps is no line; without a point it would not be seen. */
function alone(plot: uPlot, series: number): number[] | null {
  const values = plot.data[series] ?? [];
  const missing = (i: number) => values[i] === null || values[i] === undefined;
  const found: number[] = [];
  for (let i = 0; i < values.length; i++) {
    if (!missing(i) && (i === 0 || missing(i - 1)) && (i === values.length - 1 || missing(i + 1)))
      found.push(i);
  }
  return found;
}

const LEAST_DRAG_PX = 4;

function zoomed(plot: uPlot, { onZoom }: TimeChartProps): void {
  const { left, width } = plot.select;
  const from = plot.posToVal(left, "x") * 1_000;
  const to = plot.posToVal(left + width, "x") * 1_000;
  plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  onZoom?.(from, to);
}

function picked(plot: uPlot, { onPick }: TimeChartProps): void {
  const { left } = plot.cursor;
  if (left === undefined || left < 0) return;
  onPick?.(plot.posToVal(left, "x") * 1_000);
}

const minute = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const second = new Intl.DateTimeFormat("en-GB", {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  timeZoneName: "short",
});

const DAY = 86_400;
const dayFormat = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });

/** The first mark names the zone. Minutes; days when the marks are days apart; with seconds when the marks are closer than a minute, so that none reads as another. */
function timeLabels(_: uPlot, splits: number[]): string[] {
  const [first = 0, second = 0] = splits;
  if (second - first >= DAY) return splits.map((at) => dayFormat.format(at * 1000));
  const close = splits.some((at) => at % 60 !== 0);
  return splits.map((at, i) => {
    const text = close ? clockOnly(at * 1000) : minute.format(at * 1000);
    return i === 0 ? `${text} ${zoneOf(at * 1000)}` : text;
  });
}

function timeWithSeconds(at: number): string {
  return second.format(at * 1000);
}
