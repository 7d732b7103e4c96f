import type { Change } from "@/api/types";
import classes from "./diff.module.css";

/** Names with their value before and after. */
export function ChangeList({ changes, empty }: { changes: Change[]; empty: string }) {
  if (changes.length === 0) return <p className="muted">{empty}</p>;
  return (
    <ul className={`plain-list ${classes.changes}`}>
      {changes.map((change) => (
        <li key={change.name}>
          <span className={`mono ${classes.name}`}>{change.name}</span>
          <span className={`mono ${classes.values}`}>
            <Value text={change.before} kind="removed" />
            <span aria-hidden="true" className="muted">
              →
            </span>
            <span className="hidden-visually"> becomes </span>
            <Value text={change.after} kind="added" />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Value({ text, kind }: { text: string | null | undefined; kind: "removed" | "added" }) {
  if (text === null || text === undefined) return <span className="muted">none</span>;
  const Tag = kind === "removed" ? "del" : "ins";
  return <Tag className={classes[kind]}>{text === "" ? "(empty)" : text}</Tag>;
}
