import type { TrafficStretch } from "@/api/types";
import classes from "./mission-control.module.css";

/** What was intended as a thin line, what came as a bold one; both from zero. */
export function LoadLine({ stretch }: { stretch: TrafficStretch }) {
  const { windows } = stretch;
  const most = Math.max(1, ...windows.map((window) => window.intended));
  const path = (values: number[]) =>
    values
      .map((value, i) => {
        const x = (i / Math.max(1, values.length - 1)) * 100;
        return `${i === 0 ? "M" : "L"}${x.toFixed(2)} ${(22 - (value / most) * 20).toFixed(2)}`;
      })
      .join(" ");
  if (windows.length < 2) return <span className="muted">–</span>;
  return (
    <svg
      className={`${classes.load} live`}
      viewBox="0 0 100 24"
      preserveAspectRatio="none"
      role="img"
      aria-label={`At most ${most} messages in ten seconds, ${stretch.achieved} of ${stretch.intended} in all`}
    >
      <path
        className={classes.intended ?? ""}
        d={path(windows.map((window) => window.intended))}
        vectorEffect="non-scaling-stroke"
      />
      <path
        className={classes.achieved ?? ""}
        d={path(windows.map((window) => window.achieved))}
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
