import type { Ledger } from "@/api/slo-types";
import { count } from "@/components/numbers";
import { clockOnly, dayAndClock, zoneOf } from "@/components/time";
import { useCauseFills } from "./cause-mark";
import classes from "./slo.module.css";

/** The bad minutes on the time they happened; the table below is its twin. */
export function LedgerStrip({ ledger }: { ledger: Ledger }) {
  const { defs, fill } = useCauseFills();
  const from = Date.parse(ledger.from);
  const length = Math.max(1, Date.parse(ledger.to) - from);
  const x = (at: string) => (Math.max(0, Date.parse(at) - from) / length) * 100;
  const sameDay = new Date(ledger.from).toDateString() === new Date(ledger.to).toDateString();
  const label = (at: string) =>
    sameDay ? clockOnly(at).slice(0, 5) : dayAndClock(at).replace(/:\d\d [^ ]+$/, "");
  return (
    <div className="stack tight">
      <svg
        className={classes.strip}
        role="img"
        aria-label={`${count(ledger.items.length, "charge")} over time; the table has them all`}
      >
        {defs}
        <rect width="100%" height="100%" fill="var(--fd-sunken)" />
        {ledger.items.map((each) => (
          <rect
            key={each.from + each.cause}
            x={`${x(each.from)}%`}
            style={{ width: `max(3px, ${x(each.until) - x(each.from)}%)` }}
            height="100%"
            fill={fill(each.cause)}
          />
        ))}
      </svg>
      <div className={`row between muted micro num`}>
        <span>{label(ledger.from)}</span>
        <span>
          {label(ledger.to)} {zoneOf(ledger.to)}
        </span>
      </div>
    </div>
  );
}
