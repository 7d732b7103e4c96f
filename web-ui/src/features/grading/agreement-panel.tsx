import type { CriterionAgreement } from "@/api/review-types";
import { StateMark } from "@/components/state-mark";
import type { Said } from "@/components/words";
import classes from "./agreement.module.css";

const SAID: Record<CriterionAgreement["verdict"], Said> = {
  GOOD: { word: "Good", tone: "ok" },
  TENTATIVE: { word: "Tentative", tone: "warn" },
  RECALIBRATE: { word: "Recalibrate", tone: "breach" },
  TOO_FEW: { word: "Too few to say", tone: "none" },
};

const WIDTH = 240;
const LEVELS = 3;

/** Agreement with raw shares beside every coefficient, and how mild each reader is. */
export function AgreementPanel({ items }: { items: readonly CriterionAgreement[] }) {
  return (
    <div className="stack loose">
      <div className="scroll-x" tabIndex={0} role="group" aria-label="Agreement by criterion">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Criterion</th>
              <th scope="col">Verdict</th>
              <th scope="col" className="right">
                Read twice
              </th>
              <th scope="col" className="right">
                Exact
              </th>
              <th scope="col" className="right">
                Within one level
              </th>
              <th scope="col" className="right">
                Alpha (95 %)
              </th>
              <th scope="col">Quadratic kappa</th>
            </tr>
          </thead>
          <tbody>
            {items.map((one) => (
              <tr key={one.criterion}>
                <th scope="row">{one.name}</th>
                <td>
                  <StateMark said={SAID[one.verdict]} />
                </td>
                <td className="right">{one.units}</td>
                <td className="right">{share(one.exact)}</td>
                <td className="right">{share(one.adjacent)}</td>
                <td className="right">
                  {coefficient(one.alpha)}
                  {one.low != null && one.high != null
                    ? ` (${coefficient(one.low)} to ${coefficient(one.high)})`
                    : ""}
                </td>
                <td>
                  {one.pairs.length === 0
                    ? "–"
                    : one.pairs
                        .map(
                          (pair) => `${pair.first}, ${pair.second}: ${coefficient(pair.quadratic)}`,
                        )
                        .join("; ")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="muted micro">
        Krippendorff’s alpha, ordinal: good from .800, tentative from .667, below that grade the
        criterion again. With fewer than five submissions read twice it says nothing.
      </p>
      <div className={classes.plots}>
        {items
          .filter((one) => one.raters.length > 0)
          .map((one) => (
            <BiasPlot key={one.criterion} of={one} />
          ))}
      </div>
    </div>
  );
}

/** Each reader's mean level on the scale from 0 to 3; the line is the mean of all. */
function BiasPlot({ of }: { of: CriterionAgreement }) {
  const rows = of.raters;
  const height = rows.length * 22 + 24;
  const x = (level: number) => 8 + (level / LEVELS) * (WIDTH - 16);
  const overall = rows[0] ? rows[0].mean - rows[0].bias : 0;
  const words = rows
    .map(
      (row) =>
        `${row.rater} ${row.mean.toFixed(2)} (${row.bias >= 0 ? "+" : "−"}${Math.abs(row.bias).toFixed(2)}, ${row.units})`,
    )
    .join("; ");
  return (
    <figure className={classes.plot}>
      <figcaption>{of.name}: mean level by reader</figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-label={`${of.name}. ${words}`}
        className={classes.drawing}
      >
        <line x1={x(0)} x2={x(LEVELS)} y1={height - 18} y2={height - 18} />
        {[0, 1, 2, 3].map((level) => (
          <text key={level} x={x(level)} y={height - 4} textAnchor="middle">
            {level}
          </text>
        ))}
        <line x1={x(overall)} x2={x(overall)} y1={2} y2={height - 18} strokeDasharray="3 3" />
        {rows.map((row, index) => (
          <circle key={row.rater} cx={x(row.mean)} cy={12 + index * 22} r={5} />
        ))}
      </svg>
      <ul className={classes.legend}>
        {rows.map((row) => (
          <li key={row.rater}>
            {row.rater}: {row.mean.toFixed(2)} over {row.units}
          </li>
        ))}
      </ul>
    </figure>
  );
}

function share(value: number | null | undefined): string {
  return value == null ? "–" : `${Math.round(value * 100)} %`;
}

function coefficient(value: number | null | undefined): string {
  return value == null ? "not defined" : value.toFixed(3);
}
