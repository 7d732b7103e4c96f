import type { Toil, ToilCount, ToilSide } from "@/api/automation-types";
import { perHour, rateWords } from "./toil-figures";
import classes from "./runbooks.module.css";

/** Each kind per hour as a pair of bars, solid by hand and hatched by itself, with the figures. */
export function ToilTable({ toil }: { toil: Toil }) {
  const most = Math.max(
    0.001,
    ...toil.kinds.flatMap((each) => [
      perHour(each.before.byHand + each.before.automated, toil.before) ?? 0,
      perHour(each.after.byHand + each.after.automated, toil.after) ?? 0,
    ]),
  );
  const kinds = toil.kinds.filter(
    ({ before, after }) => before.byHand + before.automated + after.byHand + after.automated > 0,
  );
  const quiet = toil.kinds.filter((each) => !kinds.includes(each));
  return (
    <div className="stack tight">
      <div className="scroll-x" tabIndex={0} role="group" aria-label="Toil by kind">
        <table className={`table ${classes.toil}`}>
          <thead>
            <tr>
              <th scope="col">Kind</th>
              <th scope="col" className="right">
                Each
              </th>
              <th scope="col">An hour, before over after</th>
              <th scope="col" className="right">
                By hand
              </th>
              <th scope="col" className="right">
                By itself
              </th>
              <th scope="col" className="right">
                Minutes
              </th>
            </tr>
          </thead>
          <tbody>
            {kinds.map((each) => (
              <tr key={each.kind}>
                <th scope="row">{each.label}</th>
                <td className="right num nowrap">{each.minutesEach} min</td>
                <td className={classes.bars}>
                  <Bar counts={each.before} side={toil.before} most={most} />
                  <Bar counts={each.after} side={toil.after} most={most} />
                </td>
                <Pair before={each.before.byHand} after={each.after.byHand} />
                <Pair before={each.before.automated} after={each.after.automated} />
                <Pair before={each.before.minutes} after={each.after.minutes} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="muted micro">
        Solid: by hand. Outlined: by itself. Figures are counts before → after; “each” is the
        constant by which minutes are reckoned.
        {quiet.length > 0 &&
          ` Nothing of: ${quiet.map((each) => `${each.label.toLowerCase()} (${each.minutesEach} min)`).join(", ")}.`}
      </p>
    </div>
  );
}

function Pair({ before, after }: { before: number; after: number }) {
  return (
    <td className="right num nowrap">
      {before} <span aria-hidden="true">→</span>
      <span className="hidden-visually"> before, </span> {after}
      <span className="hidden-visually"> after</span>
    </td>
  );
}

function Bar({ counts, side, most }: { counts: ToilCount; side: ToilSide; most: number }) {
  const hand = perHour(counts.byHand, side) ?? 0;
  const itself = perHour(counts.automated, side) ?? 0;
  const x = (value: number) => (value / most) * 100;
  return (
    <div className={classes.barLine} aria-hidden="true">
      <svg height="10" width="100%">
        <rect width={`${x(hand)}%`} height="10" fill="var(--fd-ink)" />
        {itself > 0 && (
          <rect
            x={`${x(hand)}%`}
            y="0.75"
            width={`${x(itself)}%`}
            height="8.5"
            fill="none"
            stroke="var(--fd-ink)"
            strokeWidth="1.5"
          />
        )}
      </svg>
      <span className="num micro muted">
        {rateWords(perHour(counts.byHand + counts.automated, side))}
      </span>
    </div>
  );
}
