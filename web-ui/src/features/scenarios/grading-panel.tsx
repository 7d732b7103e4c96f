import type { ScenarioDetail } from "@/api/types";
import { Panel } from "@/components/panel";
import { isoMs, span } from "@/components/time";
import classes from "./scenarios.module.css";

/** Weights, hints, the rubric and what the right answers are. */
export function GradingPanel({ detail }: { detail: ScenarioDetail }) {
  return (
    <Panel title="Grading">
      <p>
        {Object.entries(detail.weights)
          .filter(([, weight]) => weight > 0)
          .map(([part, weight]) => `${part} ${Math.round(weight * 100)} %`)
          .join(", ")}
      </p>
      {detail.hints.length > 0 && (
        <>
          <h3 className="micro">Hints</h3>
          <ul className={classes.words}>
            {detail.hints.map((hint) => (
              <li key={hint.id}>
                {hint.text}{" "}
                <span className="muted micro">
                  after {span(isoMs(hint.availableAfter))}, costs {hint.cost}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <h3 className="micro">Rubric of the postmortem</h3>
      <ul className={classes.words}>
        {detail.rubric.map((row) => (
          <li key={row.id}>
            {row.id}, {Math.round(row.weight * 100)} %: {row.levels.at(-1)}
            {row.graderNote && <div className="muted micro">{row.graderNote}</div>}
          </li>
        ))}
      </ul>
      <h3 className="micro">The truth</h3>
      <ul className={classes.words}>
        {Object.entries(detail.diagnosis).map(([question, credits]) => (
          <li key={question}>
            {question}:{" "}
            {Object.entries(credits)
              .filter(([, credit]) => credit > 0)
              .sort(([, one], [, other]) => other - one)
              .map(([answer, credit]) => `${answer} ${credit}`)
              .join(", ")}
          </li>
        ))}
      </ul>
      <h3 className="micro">Good responses</h3>
      <ul className={classes.words}>
        {detail.references.map((reference) => (
          <li key={reference} className="mono micro">
            {reference}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
