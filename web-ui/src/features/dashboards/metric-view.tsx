import { useQuery } from "@tanstack/react-query";
import { metricValuesQuery } from "@/api/metrics";
import type { DashboardPanel, MetricValues } from "@/api/types";
import type { Marker } from "@/components/charts/chart-plugins";
import { Empty } from "@/components/empty";
import { QueryView } from "@/components/query-view";
import { StateMark } from "@/components/state-mark";
import { bucketQuery } from "@/components/telemetry/buckets";
import { HistogramView } from "@/components/telemetry/histogram-view";
import { MetricChart } from "@/components/telemetry/metric-chart";
import { fullName, gridOf, lastOf, shortNames } from "@/components/telemetry/series";
import { inUnit } from "@/components/telemetry/units";
import type { WindowState } from "@/components/telemetry/use-window";
import { fixed, stepFor } from "@/components/telemetry/window";
import { Sparkline } from "./sparkline";
import classes from "./dashboards.module.css";

interface Props {
  slug: string;
  panel: DashboardPanel;
  windows: WindowState;
  markers: Marker[];
}

/** With many panels on a page none needs every scrape. */
const EVERY_MS = 10_000;

/** An expression as lines, as one number or as a heat map. */
export function MetricView({ slug, panel, windows, markers }: Props) {
  const { environment, kind, query, unit } = panel;
  const { window, current, go } = windows;
  const stepSeconds = stepFor(window);
  const values = useQuery(
    metricValuesQuery(slug, environment, {
      query: kind === "HISTOGRAM" ? bucketQuery(query, stepSeconds) : query,
      name: window.name,
      window: current,
      stepSeconds,
      moving: window.moving,
      everyMs: EVERY_MS,
    }),
  );
  const zoom = (from: number, to: number) => go(fixed({ from, to }));
  const slo = panel.slo ?? undefined;
  return (
    <QueryView query={values} lines={kind === "STAT" ? 2 : 5}>
      {(data) => {
        if (kind === "STAT") return <Stat values={data} panel={panel} />;
        if (kind === "HISTOGRAM")
          return <HistogramView values={data} unit={unit} onZoom={zoom} height={180} small />;
        return (
          <MetricChart
            values={data}
            unit={unit}
            slo={slo}
            window={window.moving ? current() : window}
            markers={markers}
            height={180}
            onZoom={zoom}
          />
        );
      }}
    </QueryView>
  );
}

const MOST_NUMBERS = 4;

/** The newest value, how it came there, and how it stands to its line. */
function Stat({ values, panel }: { values: MetricValues; panel: DashboardPanel }) {
  const { unit } = panel;
  const slo = panel.slo ?? null;
  const grid = gridOf(values.series, values.stepSeconds);
  const names = shortNames(values.series, "");
  if (grid.at.length === 0) return <Empty title="No value in this time." />;
  return (
    <ul className={`plain-list ${classes.stats}`}>
      {values.series.slice(0, MOST_NUMBERS).map((series, i) => {
        const column = grid.columns[i] ?? [];
        const last = lastOf(column);
        const over = slo !== null && last !== null && last > slo;
        return (
          <li key={fullName(series)} className={classes.stat}>
            {values.series.length > 1 && <span className="muted micro">{names[i]}</span>}
            <span className={`${classes.value} live`}>{inUnit(last, unit)}</span>
            {slo !== null && last !== null && (
              <StateMark
                said={{
                  word: `${over ? "over" : "up to"} ${inUnit(slo, unit)}`,
                  tone: over ? "warn" : "ok",
                }}
              />
            )}
            <Sparkline values={column} />
          </li>
        );
      })}
      {values.series.length > MOST_NUMBERS && (
        <li className="muted micro">and {values.series.length - MOST_NUMBERS} more series</li>
      )}
    </ul>
  );
}
