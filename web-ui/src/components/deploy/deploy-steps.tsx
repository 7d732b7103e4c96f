import type { Deployment } from "@/api/types";
import { clock, span, useNow } from "@/components/time";
import { type StepView, stepsOf } from "./deploy-words";
import classes from "./deploy-steps.module.css";

const GLYPH: Record<StepView["state"], string> = { done: "✓", now: "…", todo: "○", stopped: "×" };

/** requested, accepted, effective: each with its time, and how long the next one is waited for. */
export function DeploySteps({ deployment }: { deployment: Deployment }) {
  const now = useNow();
  const steps = stepsOf(deployment);
  return (
    <ol className={`${classes.steps} live`} aria-label="Progress of the deployment">
      {steps.map((step, i) => (
        <li key={step.name} data-state={step.state}>
          <span aria-hidden="true" className={classes.glyph}>
            {GLYPH[step.state]}
          </span>
          <span className={classes.name}>{step.name}</span>
          <span className={classes.time}>
            {timeWords(step, steps[i - 1]?.at ?? null, now, deployment)}
          </span>
        </li>
      ))}
    </ol>
  );
}

function timeWords(
  step: StepView,
  before: string | null,
  now: number,
  deployment: Deployment,
): string {
  if (step.state === "done" && step.at) return clock(step.at);
  if (step.state === "now") {
    return before ? `waiting for ${span(now - Date.parse(before))}` : "waiting";
  }
  if (step.state === "stopped") {
    const word = deployment.state === "FAILED" ? "failed" : "aborted";
    return step.at ? `${word} ${clock(step.at)}` : word;
  }
  return "";
}
