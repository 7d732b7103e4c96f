import type { RunbookStep } from "@/api/automation-types";
import { Empty } from "@/components/empty";
import { Shape } from "@/components/state-mark";
import { capital } from "./run-words";
import classes from "./runbooks.module.css";

/** What the text's steps do, and what keeps one from being executed. */
export function StepList({
  steps,
  onLine,
}: {
  steps: RunbookStep[];
  onLine?: (line: number) => void;
}) {
  if (steps.length === 0)
    return (
      <Empty title="No step to execute.">
        A fenced block that begins with <code>```step</code> is one; the rest is text to read.
      </Empty>
    );
  return (
    <ol className={`plain-list ${classes.steps}`}>
      {steps.map((each) => (
        <li key={each.n} className={each.problem ? classes.wrong : ""}>
          <span className={classes.number}>{each.n}</span>
          <div>
            <strong>{each.title}</strong>
            {each.does && capital(each.does) !== capital(each.title) && (
              <div className="muted">{capital(each.does)}</div>
            )}
            {each.problem && (
              <div className={classes.problem}>
                <Shape tone="breach" size={12} />
                <span>
                  {each.problem}{" "}
                  {onLine ? (
                    <button
                      type="button"
                      className={classes.link}
                      onClick={() => onLine(each.line)}
                    >
                      Line {each.line}
                    </button>
                  ) : (
                    <span className="muted">Line {each.line}.</span>
                  )}
                </span>
              </div>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
