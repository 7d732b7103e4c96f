import type { Canary, Deployment, Tally } from "@/api/types";
import { asSentence, percent } from "@/components/numbers";
import { span, useNow } from "@/components/time";
import classes from "./deploys.module.css";

/** How much of the traffic the new release gets, step by step, and how it does against the old one. */
export function CanaryCard({ canary, deployment }: { canary: Canary; deployment: Deployment }) {
  const now = useNow();
  const left = canary.nextStepAt ? Date.parse(canary.nextStepAt) - now : null;
  const weights = canary.steps.includes(100) ? canary.steps : [...canary.steps, 100];
  const next = weights.find((weight) => weight > canary.weight);
  return (
    <div className="stack tight">
      <ol className={classes.weights} aria-label="Canary steps, share of new events">
        {weights.map((weight) => (
          <li
            key={weight}
            data-state={weight < canary.weight ? "done" : weight === canary.weight ? "now" : "todo"}
            aria-current={weight === canary.weight ? "step" : undefined}
          >
            {weight} %
          </li>
        ))}
      </ol>
      <table className="table">
        <caption className="hidden-visually">Requests answered well by each release</caption>
        <thead>
          <tr>
            <th scope="col">Release</th>
            <th scope="col" className="right">
              Share
            </th>
            <th scope="col" className="right">
              Answered well
            </th>
            <th scope="col" className="right">
              Requests
            </th>
          </tr>
        </thead>
        <tbody className="live">
          <Track
            name={`${deployment.previous?.name ?? "Stable"}, stable`}
            share={100 - canary.weight}
            tally={canary.stable}
          />
          <Track
            name={`${deployment.release.name}, canary`}
            share={canary.weight}
            tally={canary.canary}
          />
        </tbody>
      </table>
      <p className="live">
        <strong>{asSentence(canary.verdict)}</strong>
        {left !== null && next !== undefined && (
          <span className="muted num">
            {" "}
            {left > 0 ? `${next} % in ${span(left)}.` : `${next} % any moment.`}
          </span>
        )}
      </p>
    </div>
  );
}

function Track({ name, share, tally }: { name: string; share: number; tally: Tally }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="right">{share} %</td>
      <td className="right">{percent(tally.total > 0 ? tally.good / tally.total : null, 1)}</td>
      <td className="right">
        {tally.good} of {tally.total}
      </td>
    </tr>
  );
}
