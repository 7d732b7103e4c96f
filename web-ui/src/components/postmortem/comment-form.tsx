import { Button, Textarea } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";
import { ProblemView } from "@/components/problem-view";
import { useAction } from "@/components/use-action";
import classes from "./comments.module.css";

/** As much as the server keeps. */
export const COMMENT_AT_MOST = 4_000;

/** Ctrl Enter in a field sends its form. */
export function submitOnCtrlEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.stopPropagation();
  event.currentTarget.form?.requestSubmit();
}

interface TextFormProps {
  label: string;
  verb: string;
  initial: string;
  onSave: (text: string) => Promise<unknown>;
  onCancel: () => void;
}

/** A text to write or to change; Escape leaves it. */
export function TextForm({ label, verb, initial, onSave, onCancel }: TextFormProps) {
  const [text, setText] = useState(initial);
  const action = useAction(() => onSave(text));
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) void action.run();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <Textarea
        aria-label={label}
        value={text}
        maxLength={COMMENT_AT_MOST}
        autosize
        minRows={2}
        maxRows={8}
        autoFocus
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={submitOnCtrlEnter}
      />
      {action.problem !== null && <ProblemView error={action.problem} />}
      <div className={classes.deeds}>
        <Button
          type="submit"
          size="compact-xs"
          variant="default"
          loading={action.busy}
          disabled={!text.trim()}
        >
          {verb}
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
