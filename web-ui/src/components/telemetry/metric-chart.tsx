import { useMediaQuery } from "@mantine/hooks";
import { useMemo, useState } from "react";
import type { MetricValues, Unit } from "@/api/types";
import type { Marker } from "@/components/charts/chart-plugins";
import { TimeChart } from "@/components/charts/time-chart";
import { Empty } from "@/components/empty";
import { clock } from "@/components/time";
import { ChartLegend } from "./chart-legend";
import {
  type Grid,
  MOST_LINES,
  fullName,
  gridOf,
  lastOf,
  merged,
  mostImportant,
  shortNames,
  valueRange,
} from "./series";
import { axisSteps, inUnit } from "./units";

interface Props {
  values: MetricValues;
  /** The same expression earlier, and how much earlier. */
  before?: { values: MetricValues; shiftMs: number; words: string } | undefined;
  unit: Unit;
  slo?: number | undefined;
  window: { from: number; to: number };
  markers: Marker[];
  height?: number;
  moment?: number | undefined;
  onZoom?: ((from: number, to: number) => void) | undefined;
  onPick?: ((at: number) => void) | undefined;
}

const COLOURS = 5;
const DASHES = [undefined, [7, 4], [2, 3], [9, 3, 2, 3]];
/** More names than these at the ends of lines could not be told apart. */
const MOST_NAMED = 5;

/** The series of an expression over time, each with its name; what was an hour or a day before is dashed. */
export function MetricChart(props: Props) {
  const { values, before, unit, slo, window, markers, height = 220, moment } = props;
  const [only, setOnly] = useState<number | null>(null);
  const narrow = useMediaQuery("(max-width: 700px)");
  const grid = useMemo(() => gridOf(values.series, values.stepSeconds), [values]);
  const names = useMemo(() => shortNames(values.series, values.query), [values]);
  const shown = useMemo(() => mostImportant(grid.columns, MOST_LINES), [grid]);
  const drawn = only !== null && shown.includes(only) ? [only] : shown;
  const { all, lines } = useMemo(
    () => linesOf(values, grid, names, drawn, shown, before),
    // `drawn` and `shown` follow from these.
    [values, grid, names, only, before],
  );
  const threshold = useMemo(
    () => (slo === undefined ? undefined : { value: slo, label: `SLO ${inUnit(slo, unit)}` }),
    [slo, unit],
  );
  if (grid.at.length === 0)
    return (
      <Empty title="There is nothing to draw in this time.">
        {values.notes[0] ?? "No series matches, or none had a value then."}
      </Empty>
    );
  // The only series of an expression without labels would be named like the expression.
  const nameless = values.series.length === 1 && !before && names[0] === values.query;
  const named = lines.length <= MOST_NAMED && !narrow && !nameless;
  return (
    <>
      <TimeChart
        key={`${unit}${slo ?? ""}${named}`}
        summary={summaryOf(values.query, names, grid, unit, slo)}
        at={all.at}
        lines={lines}
        format={(value) => inUnit(value, unit)}
        scale={{ range: (_, min, max) => valueRange(min, max, slo) }}
        steps={axisSteps(unit)}
        {...(threshold ? { threshold } : {})}
        markers={markers}
        height={height}
        span={[window.from / 1_000, window.to / 1_000]}
        named={named}
        moment={moment === undefined ? undefined : moment / 1_000}
        onZoom={props.onZoom}
        onPick={props.onPick}
      />
      {((!named && !nameless) || only !== null) && (
        <ChartLegend
          items={shown.map((i, place) => ({
            id: i,
            name: names[i] ?? "",
            title: fullName(values.series[i] ?? { name: "", labels: {} }),
            value: inUnit(lastOf(grid.columns[i] ?? []), unit),
            ...styleOf(place),
          }))}
          only={only}
          onOnly={setOnly}
        />
      )}
      {shown.length < values.series.length && (
        <p className="muted micro">
          The {MOST_LINES} highest of {values.series.length} series are drawn; the table and the
          file have all.
        </p>
      )}
    </>
  );
}

function styleOf(place: number): { colour: string; dash?: number[] } {
  const dash = DASHES[Math.floor(place / COLOURS) % DASHES.length];
  return { colour: `series${(place % COLOURS) + 1}`, ...(dash ? { dash } : {}) };
}

function linesOf(
  values: MetricValues,
  grid: Grid,
  names: string[],
  drawn: number[],
  shown: number[],
  before: Props["before"],
) {
  const now = drawn.map((i) => ({
    label: names[i] ?? "",
    values: grid.columns[i] ?? [],
    ...styleOf(shown.indexOf(i)),
  }));
  if (!before) return { all: grid, lines: now };
  const old = gridOf(before.values.series, before.values.stepSeconds, before.shiftMs);
  const full = before.values.series.map(fullName);
  const twins = drawn.map((i) => {
    const series = values.series[i];
    return series ? full.indexOf(fullName(series)) : -1;
  });
  const all = merged(
    { at: grid.at, columns: now.map((line) => line.values) },
    {
      at: old.at,
      columns: twins.map((twin) => old.columns[twin] ?? old.at.map(() => null)),
    },
  );
  const dashed = now.map((line, i) => ({
    ...line,
    label: `${line.label}, ${before.words}`,
    dash: [3, 3],
    values: all.columns[now.length + i] ?? [],
  }));
  return {
    all,
    lines: [...now.map((line, i) => ({ ...line, values: all.columns[i] ?? [] })), ...dashed],
  };
}

/** One sentence for people who do not see the lines. */
export function summaryOf(
  query: string,
  names: string[],
  grid: Grid,
  unit: Unit,
  slo: number | undefined,
): string {
  const end = grid.at.at(-1);
  const parts = names
    .slice(0, 5)
    .map((name, i) => `${name} last ${inUnit(lastOf(grid.columns[i] ?? []), unit)}`);
  const more = names.length > 5 ? `, and ${names.length - 5} more` : "";
  const line = slo === undefined ? "" : `; SLO ${inUnit(slo, unit)}`;
  const until = end === undefined ? "" : ` until ${clock(end * 1_000)}`;
  return `${query}${until}: ${parts.join(", ")}${more}${line}`;
}
