import { Button, Textarea } from "@mantine/core";
import { useId, useRef, useState } from "react";
import { useShortcut } from "@/components/shortcuts";
import { type QueryError, around } from "./query-error";
import classes from "./metrics.module.css";

interface Props {
  query: string;
  onDraw: (query: string) => void;
  error: QueryError | null;
  busy: boolean;
}

/** The expression; Enter draws it, and a mistake is shown where it is. */
export function QueryEditor({ query, onDraw, error, busy }: Props) {
  const [text, setText] = useState(query);
  const [seen, setSeen] = useState(query);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  if (seen !== query) {
    setSeen(query);
    setText(query);
  }
  useShortcut("/", "Edit the expression", () => field.current?.focus());
  const parts = error?.position ? around(query, error.position) : null;
  return (
    <form
      className="stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        onDraw(text.trim());
      }}
    >
      <div className={classes.editor}>
        <Textarea
          ref={field}
          size="xs"
          autosize
          minRows={1}
          maxRows={8}
          maxLength={4_000}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          aria-label="Expression (PromQL)"
          aria-describedby={error ? id : undefined}
          error={error !== null}
          placeholder="sum by (outcome) (rate(bot_commands_total[1m]))"
          classNames={{ input: "mono" }}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
              event.preventDefault();
              onDraw(text.trim());
            }
            if (event.key === "Escape") event.currentTarget.blur();
          }}
        />
        <Button type="submit" size="xs" loading={busy}>
          Draw
        </Button>
      </div>
      {error && (
        <div id={id} role="alert" className={classes.error}>
          <p>{error.words}</p>
          {parts && (
            <pre className="mono" aria-hidden="true">
              {parts[0]}
              <mark>{parts[1]}</mark>
              {parts[2]}
            </pre>
          )}
        </div>
      )}
    </form>
  );
}
