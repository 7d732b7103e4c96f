import { millis } from "@/components/numbers";
import classes from "./console.module.css";

interface Props {
  ackMs: number | null;
  limitMs: number;
}

/** How much of Slack's time the acknowledgement took; the end of the bar is the limit. */
export function LatencyBar({ ackMs, limitMs }: Props) {
  const share = ackMs === null ? 0 : Math.min(1, ackMs / limitMs);
  const tone = ackMs === null ? "none" : ackMs > limitMs ? "breach" : share > 0.5 ? "warn" : "ok";
  return (
    <span className={classes.latency}>
      <span className={classes.track} aria-hidden="true">
        <span className={classes.fill} data-tone={tone} style={{ width: `${share * 100}%` }} />
      </span>
      <span className="num">{ackMs === null ? "–" : millis(ackMs)}</span>
    </span>
  );
}
