import type { LedgerTotal } from "@/api/slo-types";
import { CauseMark, useCauseFills } from "./cause-mark";
import { CAUSES, CAUSE_WORDS, shareWords } from "@/components/slo/slo-words";
import classes from "./slo.module.css";

/** How the bad minutes divide among the causes, as one bar and its figures. */
export function LedgerTotals({ totals }: { totals: LedgerTotal[] }) {
  const { defs, fill } = useCauseFills();
  const known = CAUSES.flatMap((cause) => totals.filter((each) => each.cause === cause)).filter(
    (each) => each.badMinutes > 0,
  );
  const all = known.reduce((sum, each) => sum + each.badMinutes, 0);
  let x = 0;
  return (
    <div className="stack tight">
      {known.length > 1 && (
        <svg className={classes.totals} role="img" aria-label={words(known)}>
          {defs}
          {known.map((each) => {
            const from = x;
            x += (each.badMinutes / all) * 100;
            return (
              <rect
                key={each.cause}
                x={`${from}%`}
                width={`${Math.max(0.4, x - from)}%`}
                height="100%"
                fill={fill(each.cause)}
                stroke="var(--fd-surface)"
                strokeWidth="2"
              />
            );
          })}
        </svg>
      )}
      <dl className={classes.legend}>
        {known.map((each) => (
          <div key={each.cause}>
            <dt>
              <CauseMark cause={each.cause} />
            </dt>
            <dd>
              <strong className="num">{minutesWords(each.badMinutes)}</strong>{" "}
              <span className="muted num">
                {each.cause === "PLATFORM"
                  ? "excused"
                  : `${shareWords(each.budgetShare)} of the budget`}
              </span>
              <div className="muted micro">{CAUSE_WORDS[each.cause].help}</div>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function minutesWords(minutes: number): string {
  return `${Number(minutes.toFixed(1))} min`;
}

function words(totals: LedgerTotal[]): string {
  return `Bad minutes: ${totals
    .map((each) => `${CAUSE_WORDS[each.cause].word} ${minutesWords(each.badMinutes)}`)
    .join(", ")}`;
}
