import { clockOnly, dayAndClock, zoneOf } from "@/components/time";
import type { Unit } from "@/api/types";
import type { Grid } from "./series";
import { inUnit } from "./units";
import classes from "./telemetry.module.css";

const MOST_ROWS = 200;
const MOST_COLUMNS = 30;

/** What a chart shows, newest first. */
export function SeriesTable({ grid, names, unit }: { grid: Grid; names: string[]; unit: Unit }) {
  const { at, columns } = grid;
  const rows = at
    .slice(-MOST_ROWS)
    .map((time, i) => ({ time, i: at.length - Math.min(MOST_ROWS, at.length) + i }));
  const long = (at.at(-1) ?? 0) - (at[0] ?? 0) > 86_400;
  const left = columns.slice(0, MOST_COLUMNS);
  return (
    <div className="stack tight">
      <div className={classes.table} tabIndex={0} role="group" aria-label="Values">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Time ({zoneOf((at[0] ?? 0) * 1_000)})</th>
              {left.map((_, i) => (
                <th key={i} scope="col" className="right">
                  {names[i]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.reverse().map(({ time, i }) => (
              <tr key={time}>
                <th scope="row" className="nowrap">
                  {long ? dayAndClock(time * 1_000) : clockOnly(time * 1_000)}
                </th>
                {left.map((column, place) => (
                  <td key={place} className="right num">
                    {inUnit(column[i] ?? null, unit)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {(at.length > MOST_ROWS || columns.length > MOST_COLUMNS) && (
        <p className="muted micro">
          The newest {MOST_ROWS} times and {MOST_COLUMNS} series; the file has all.
        </p>
      )}
    </div>
  );
}
