import { useMantineColorScheme } from "@mantine/core";
import { useEffect, useRef } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import classes from "./time-chart.module.css";
import { clockOnly } from "@/components/time";
import { type Marker, markersPlugin, type Threshold, thresholdPlugin } from "./chart-plugins";

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
  threshold?: Threshold;
  markers?: Marker[];
  height?: number;
}

const FONT = '12px system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif';

/** A time series on canvas. Cross-hairs of all charts of a page move together. */
export function TimeChart(props: TimeChartProps) {
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const { colorScheme } = useMantineColorScheme();
  const { height = 168 } = props;

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
  }, [colorScheme, height]);

  useEffect(() => {
    plot.current?.setData(dataOf(props));
  }, [props.at, props.lines, props.markers]);

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
  const { lines, scale, ticks, format } = latest.current;
  const axis = {
    stroke: colour("muted"),
    font: FONT,
    grid: { stroke: colour("line"), width: 1 },
    ticks: { show: false },
  };
  return {
    width: element.clientWidth || 480,
    height,
    padding: [8, 26, 0, 0],
    legend: { show: true, live: true },
    cursor: { sync: { key: "page" }, points: { size: 6 }, drag: { x: false, y: false } },
    scales: { x: { time: true }, y: scale },
    axes: [
      { ...axis, size: 24, space: 80, values: timeLabels },
      {
        ...axis,
        size: 58,
        values: (_, splits) => splits.map((value) => format(value)),
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
        points: { show: false },
        ...(line.dash ? { dash: line.dash } : {}),
        value: (_: uPlot, value: number | null) => (value === null ? "–" : format(value)),
      })),
    ],
    plugins: [
      thresholdPlugin(() => latest.current.threshold, colour("muted"), FONT),
      markersPlugin(() => latest.current.markers ?? [], colour("ink"), FONT),
    ],
  };
}

const minute = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const second = new Intl.DateTimeFormat("en-GB", {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  timeZoneName: "short",
});

/** Minutes; with seconds when the marks are closer than a minute, so that none reads as another. */
function timeLabels(_: uPlot, splits: number[]): string[] {
  const close = splits.some((at) => at % 60 !== 0);
  return splits.map((at) => (close ? clockOnly(at * 1000) : minute.format(at * 1000)));
}

function timeWithSeconds(at: number): string {
  return second.format(at * 1000);
}
