import { Fragment } from "react";
import type { Unit } from "@/api/types";
import { percent } from "@/components/numbers";
import { type Bar } from "./buckets";
import { boundsWords } from "./heat-map";
import { inUnit } from "./units";
import classes from "./heat-map.module.css";

/** The histogram of a window: how many values lie between each two bounds, and how many up to there. */
export function HistogramBars({ bars, unit }: { bars: Bar[]; unit: Unit }) {
  const most = Math.max(...bars.map(({ share }) => share), 0);
  return (
    <div className={classes.bars} aria-hidden="true">
      {bars.map(({ from, to, count, share, upTo }) => (
        <Fragment key={to}>
          <span className={classes.right}>{boundsWords(from, to, unit)}</span>
          <svg viewBox="0 0 100 10" preserveAspectRatio="none" className="live">
            <rect
              width={most > 0 ? (share / most) * 100 : 0}
              height="10"
              rx="0.6"
              className={classes.bar}
            />
          </svg>
          <span className={classes.right}>{inUnit(Math.round(count), "NONE")}</span>
          <span className={`${classes.right} muted`}>{percent(upTo, 1)} so far</span>
        </Fragment>
      ))}
    </div>
  );
}

/** The same as a table. */
export function HistogramTable({ bars, unit }: { bars: Bar[]; unit: Unit }) {
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">Between</th>
          <th scope="col" className="right">
            Values
          </th>
          <th scope="col" className="right">
            Share
          </th>
          <th scope="col" className="right">
            Up to here
          </th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ from, to, count, share, upTo }) => (
          <tr key={to}>
            <th scope="row">{boundsWords(from, to, unit)}</th>
            <td className="right">{inUnit(count, "NONE")}</td>
            <td className="right">{percent(share, 1)}</td>
            <td className="right">{percent(upTo, 1)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
