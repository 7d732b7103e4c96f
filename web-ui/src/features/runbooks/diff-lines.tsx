import { type DiffLine, withContext } from "@/components/diff/line-diff";
import diff from "@/components/diff/diff.module.css";

const KINDS: Record<string, DiffLine["kind"]> = { ADDED: "added", REMOVED: "removed" };
const SIGN = { removed: "-", added: "+", same: " ", gap: " " } as const;
const WORD = { removed: "Removed: ", added: "Added: ", same: "", gap: "" } as const;

/** The server's comparison of two versions, unchanged stretches left out. */
export function DiffLines(props: { lines: { kind: string; text: string }[]; label: string }) {
  const lines = withContext(
    props.lines.map(({ kind, text }) => ({ kind: KINDS[kind] ?? "same", text })),
  );
  return (
    <pre className={`${diff["text"]} mono`} tabIndex={0} aria-label={props.label}>
      {lines.map((line, at) => (
        <span key={at} className={diff[line.kind]}>
          <span className="hidden-visually">{WORD[line.kind]}</span>
          <span aria-hidden="true">{SIGN[line.kind]} </span>
          {line.kind === "gap" ? `… ${line.hidden} unchanged` : line.text}
          {"\n"}
        </span>
      ))}
    </pre>
  );
}
