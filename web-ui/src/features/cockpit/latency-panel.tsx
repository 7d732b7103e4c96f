import type { UseQueryResult } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Sli } from "@/api/types";
import type { Marker } from "@/components/charts/chart-plugins";
import { toSeries } from "@/components/charts/sli-series";
import { TimeChart } from "@/components/charts/time-chart";
import { Empty } from "@/components/empty";
import { millis } from "@/components/numbers";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import classes from "./cockpit.module.css";

/** Median and 95th percentile of the answers' latency. */
export function LatencyPanel({ sli, markers }: { sli: UseQueryResult<Sli>; markers: Marker[] }) {
  return (
    <Panel title="Latency" live>
      <QueryView query={sli} lines={5}>
        {(data) => <Latency sli={data} markers={markers} />}
      </QueryView>
    </Panel>
  );
}

function Latency({ sli, markers }: { sli: Sli; markers: Marker[] }) {
  const series = useMemo(
    () => toSeries(sli.points, sli.stepSeconds, Date.parse(sli.now)),
    [sli.points, sli.stepSeconds, sli.now],
  );
  const lines = useMemo(
    () => [
      { label: "p95", values: series.p95, colour: "series1" },
      { label: "p50", values: series.p50, colour: "series2", dash: [5, 4] },
    ],
    [series],
  );
  const { summary, objectiveLatencyMs: limit } = sli;
  return (
    <>
      <div className={classes.stat}>
        <span>
          <span className="muted">p50 </span>
          <span className={`${classes.value} live`}>{millis(summary.p50Ms)}</span>
        </span>
        <span>
          <span className="muted">p95 </span>
          <span className={`${classes.value} live`}>{millis(summary.p95Ms)}</span>
        </span>
        <span className="muted">solid p95, dashed p50</span>
      </div>
      {series.at.length === 0 ? (
        <Empty title="No answer was timed in the last 15 minutes." />
      ) : (
        <TimeChart
          summary={`Latency over the last 15 minutes, now p50 ${millis(summary.p50Ms)}, p95 ${millis(summary.p95Ms)}`}
          at={series.at}
          lines={lines}
          format={millis}
          scale={{ range: (_, __, max) => [0, Math.max(max, limit) * 1.1] }}
          threshold={{ value: limit, label: `too slow over ${millis(limit)}` }}
          markers={markers}
          height={140}
        />
      )}
    </>
  );
}
