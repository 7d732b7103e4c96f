import { useId, useRef } from "react";
import type { JsonError } from "./json-position";
import classes from "./flags.module.css";

const FEWEST_ROWS = 8;
const MOST_ROWS = 26;

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error: JsonError | null;
  readOnly?: boolean;
}

/** JSON as text with line numbers; what is wrong is named with its place, and one press goes there. */
export function JsonEditor({ label, value, onChange, error, readOnly = false }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLDivElement>(null);
  const id = useId();
  const lines = value.split("\n").length;
  const goTo = (offset: number) => {
    const element = field.current;
    if (!element) return;
    element.focus();
    element.setSelectionRange(offset, Math.min(value.length, offset + 1));
  };
  return (
    <div className="stack tight">
      <div className={classes.editor} data-error={error !== null}>
        <div className={classes.gutter} aria-hidden="true">
          <div ref={gutter}>
            {Array.from({ length: lines }, (_, at) => (
              <div key={at} data-wrong={error?.line === at + 1}>
                {at + 1}
              </div>
            ))}
          </div>
        </div>
        <textarea
          ref={field}
          aria-label={label}
          aria-invalid={error !== null}
          aria-describedby={id}
          className="mono"
          rows={Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, lines))}
          wrap="off"
          spellCheck={false}
          autoComplete="off"
          readOnly={readOnly}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          onScroll={(event) => {
            if (gutter.current) {
              gutter.current.style.transform = `translateY(${-event.currentTarget.scrollTop}px)`;
            }
          }}
        />
      </div>
      <div id={id} role="status" className={classes.errorLine}>
        {error && (
          <>
            <button type="button" onClick={() => goTo(error.offset)}>
              Line {error.line}, column {error.column}
            </button>{" "}
            {error.message}.
          </>
        )}
      </div>
    </div>
  );
}
