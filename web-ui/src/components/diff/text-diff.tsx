import { lineDiff, withContext } from "./line-diff";
import classes from "./diff.module.css";

const SIGN = { removed: "-", added: "+", same: " ", gap: " " } as const;
const WORD = { removed: "Removed: ", added: "Added: ", same: "", gap: "" } as const;

/** Two texts as one, with what went and what came marked by sign and colour. */
export function TextDiff({
  before,
  after,
  label,
}: {
  before: string;
  after: string;
  label: string;
}) {
  const lines = withContext(lineDiff(before, after));
  if (before === after) return <p className="muted">No difference.</p>;
  return (
    <pre className={`${classes.text} mono`} tabIndex={0} aria-label={label}>
      {lines.map((line, at) => (
        <span key={at} className={classes[line.kind]}>
          <span className="hidden-visually">{WORD[line.kind]}</span>
          <span aria-hidden="true">{SIGN[line.kind]} </span>
          {line.kind === "gap" ? `… ${line.hidden} unchanged` : line.text}
          {"\n"}
        </span>
      ))}
    </pre>
  );
}
