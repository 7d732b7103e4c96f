import type { TimelineStep } from "@/api/types";
import { isoMs, span } from "@/components/time";
import { bars } from "./step-times";
import classes from "./scenarios.module.css";

/** The steps as bars over the time of the run; the same as a list beside it. */
export function TimelineDrawing(props: { steps: TimelineStep[]; maxDuration: string }) {
  const total = Math.max(1, isoMs(props.maxDuration));
  const percent = (ms: number) => `${Math.min(100, (ms / total) * 100)}%`;
  return (
    <ol className={`plain-list ${classes.timeline}`} aria-label="Timeline">
      {bars(props.steps).map(({ step, fromMs, lengthMs, guessed }) => (
        <li key={step.id}>
          <div className="row between wrap">
            <span>
              <strong>{step.id}</strong> <span className="muted">{step.type}</span>
            </span>
            <span className="muted micro">{whenWords(step)}</span>
          </div>
          <div className={classes.track} aria-hidden>
            <span
              className={`${classes.bar} ${classes[step.type] ?? ""} ${guessed ? classes.guessed : ""}`}
              style={{
                left: percent(fromMs),
                width: `max(4px, min(${percent(lengthMs)}, calc(100% - ${percent(fromMs)})))`,
              }}
            />
          </div>
          <div>{step.title}</div>
          {step.detail && <div className="muted micro mono">{step.detail}</div>}
        </li>
      ))}
    </ol>
  );
}

/** When a step comes, in words. */
export function whenWords(step: TimelineStep): string {
  const jitter = isoMs(step.jitter) > 0 ? ` to ${span(isoMs(step.jitter))} later` : "";
  const length = step.duration
    ? `, ${step.type === "inject" ? "answer within" : "for"} ${span(isoMs(step.duration))}`
    : "";
  if (step.after) {
    const late = step.after.orAt ? `, at T+${span(isoMs(step.after.orAt))} at the latest` : "";
    return `${span(isoMs(step.after.delay))} after ${step.after.step} is ${step.after.event}${late}${jitter}${length}`;
  }
  return `T+${span(isoMs(step.at ?? "PT0S"))}${jitter}${length}`;
}
