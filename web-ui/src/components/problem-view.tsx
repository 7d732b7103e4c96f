import { Button } from "@mantine/core";
import { asProblem } from "@/api/problem";
import { Shape } from "./state-mark";
import classes from "./notice.module.css";

/** What failed, in the server's own sentence, with the request id and a way on. */
export function ProblemView({ error, retry }: { error: unknown; retry?: () => void }) {
  const problem = asProblem(error);
  return (
    <div role="alert" className={classes.problem}>
      <span className={classes.icon}>
        <Shape tone="breach" />
      </span>
      <div className="stack tight">
        <strong>{problem.title}</strong>
        {problem.detail !== problem.title && <p>{problem.detail}</p>}
        {problem.violations.length > 0 && (
          <ul className={classes.violations}>
            {problem.violations.map((violation) => (
              <li key={violation.field + violation.message}>
                {violation.field}: {violation.message}
              </li>
            ))}
          </ul>
        )}
        {problem.requestId && (
          <p className="muted micro">
            Request <code>{problem.requestId}</code>: name it when you ask for help.
          </p>
        )}
        {retry && (
          <div>
            <Button size="xs" variant="default" onClick={retry}>
              Try again
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}
