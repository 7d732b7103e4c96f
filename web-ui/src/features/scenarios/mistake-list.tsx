import type { Mistake } from "@/api/types";
import { count } from "@/components/numbers";
import classes from "./scenarios.module.css";

/** Every mistake with the line it is on; choosing one shows the line in the text. */
export function MistakeList(props: {
  mistakes: Mistake[];
  text: string;
  onChoose: (mistake: Mistake) => void;
}) {
  const lines = props.text.split("\n");
  return (
    <section aria-label="Mistakes" role="alert" className="stack tight">
      <strong>{count(props.mistakes.length, "mistake")}; nothing was kept.</strong>
      <ol className={`plain-list ${classes.mistakes}`}>
        {props.mistakes.map((mistake) => (
          <li key={`${mistake.line}:${mistake.column}:${mistake.rule}:${mistake.message}`}>
            <button
              type="button"
              className={classes.line}
              onClick={() => props.onChoose(mistake)}
              aria-label={`Go to line ${mistake.line}`}
            >
              Line {mistake.line}, column {mistake.column}
            </button>
            <span className="muted micro"> {mistake.rule}</span>
            <pre className={classes.excerpt}>{lines[mistake.line - 1]?.trimEnd() ?? ""}</pre>
            <p>{mistake.message}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Where a line and a column, from 1, are in the text. */
export function offsetOf(text: string, line: number, column: number): number {
  const before = text.split("\n").slice(0, line - 1);
  return Math.min(text.length, before.reduce((sum, each) => sum + each.length + 1, 0) + column - 1);
}
