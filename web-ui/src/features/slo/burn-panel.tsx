import type { Slo } from "@/api/slo-types";
import { Panel } from "@/components/panel";
import { StateMark } from "@/components/state-mark";
import { age, useNow } from "@/components/time";
import { rateOf, times, trendSaid } from "@/components/slo/slo-words";
import classes from "./slo.module.css";

const FULL = 20;
const HOUR = 3_600_000;
const LONGEST_MS = 6 * HOUR;
const WINDOWS: Record<string, string> = {
  "5m": "5 min",
  "30m": "30 min",
  "1h": "1 h",
  "6h": "6 h",
};

/** How fast the budget goes: the last minutes against the last hour, and a word for it. */
export function BurnPanel({ slo }: { slo: Slo }) {
  const now = useNow();
  const known = now - Date.parse(slo.history[0]?.at ?? "");
  const young = known < LONGEST_MS && known < 0.8 * slo.windowHours * HOUR ? age(known) : null;
  return (
    <Panel title="Burn rate" live>
      <div className={classes.stat}>
        <span>
          <span className="muted">5 min </span>
          <span className={`${classes.value} live`}>{times(rateOf(slo, "5m"))}</span>
        </span>
        <span>
          <span className="muted">1 h </span>
          <span className={`${classes.value} live`}>{times(rateOf(slo, "1h"))}</span>
        </span>
        <StateMark said={trendSaid(slo)} live />
      </div>
      <dl className={classes.burn}>
        {slo.burn.map(({ window, rate }) => (
          <div key={window}>
            <dt>{WINDOWS[window] ?? window}</dt>
            <dd className="num live">{times(rate)}</dd>
            <BurnBar rate={rate ?? null} />
          </div>
        ))}
      </dl>
      <p className="muted micro">
        {young !== null && `Users have asked for ${young} only, so longer windows say no more. `}
        At 1× the budget lasts exactly its window; at 14.4× over 1 h a budget of 30 days is gone in
        two days. The mark on each bar is 1×.
      </p>
    </Panel>
  );
}

/** On a scale of roots, so that 1× and 14× can be told apart. */
function BurnBar({ rate }: { rate: number | null }) {
  const x = (value: number) => Math.sqrt(Math.min(value, FULL) / FULL) * 100;
  return (
    <svg viewBox="0 0 100 10" preserveAspectRatio="none" className={classes.bar} aria-hidden="true">
      <rect width="100" height="10" fill="var(--fd-sunken)" />
      {rate !== null && (
        <rect
          width={x(rate)}
          height="10"
          fill={rate < 1 ? "var(--fd-ok)" : rate < 14.4 ? "var(--fd-warn)" : "var(--fd-breach)"}
        />
      )}
      <rect x={x(1)} width="0.7" height="10" fill="var(--fd-ink)" />
    </svg>
  );
}
