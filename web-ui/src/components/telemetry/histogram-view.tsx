import { Button } from "@mantine/core";
import { useMemo, useState } from "react";
import type { MetricValues, Unit } from "@/api/types";
import { Empty } from "@/components/empty";
import { bucketsOf, totals } from "./buckets";
import { HeatMap } from "./heat-map";
import { HistogramBars, HistogramTable } from "./histogram-bars";

interface Props {
  values: MetricValues;
  unit: Unit;
  onZoom?: ((from: number, to: number) => void) | undefined;
  height?: number;
  /** Only the heat map, where there is little room. */
  small?: boolean;
}

/** How values spread, over time and in the whole window. */
export function HistogramView({ values, unit, onZoom, height, small = false }: Props) {
  const [table, setTable] = useState(false);
  const buckets = useMemo(() => bucketsOf(values.series, values.stepSeconds), [values]);
  const bars = useMemo(() => totals(buckets), [buckets]);
  if (buckets.rows.length === 0)
    return (
      <Empty title="There is no histogram in this time.">
        {values.notes[0] ?? "A heat map needs series with the label le, as of …_bucket."}
      </Empty>
    );
  return (
    <div className="stack">
      <HeatMap
        buckets={buckets}
        unit={unit}
        onZoom={onZoom}
        {...(height === undefined ? {} : { height })}
      />
      {!small && bars.length > 0 && (
        <section className="stack tight" aria-label="Histogram of this time">
          <div className="row between">
            <h3>All of this time</h3>
            <Button
              size="compact-xs"
              variant="default"
              aria-expanded={table}
              onClick={() => setTable(!table)}
            >
              {table ? "Hide table" : "Show as table"}
            </Button>
          </div>
          {table ? (
            <HistogramTable bars={bars} unit={unit} />
          ) : (
            <HistogramBars bars={bars} unit={unit} />
          )}
        </section>
      )}
    </div>
  );
}
