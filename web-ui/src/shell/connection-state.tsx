import { Shape } from "@/components/state-mark";
import { clock } from "@/components/time";
import { useConnection } from "@/live/connection";
import classes from "./shell.module.css";

/** Whether what is on screen is current, in words. */
export function ConnectionState() {
  const { freshness, asOf } = useConnection();
  const words = {
    CONNECTING: "connecting",
    LIVE: "live",
    LATE: asOf ? `as of ${clock(asOf)}` : "late",
    STALE: asOf ? `not live, as of ${clock(asOf)}` : "not live",
  }[freshness];
  const tone = { CONNECTING: "none", LIVE: "neutral", LATE: "warn", STALE: "warn" } as const;
  return (
    <span
      className={classes.connection}
      data-state={freshness}
      role="status"
      aria-label="Connection"
    >
      <Shape tone={tone[freshness]} size={10} />
      {words}
    </span>
  );
}
