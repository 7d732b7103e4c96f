import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import type { Message } from "@/api/types";
import { ProblemView } from "@/components/problem-view";
import { useAction } from "@/components/use-action";
import { useChatNames } from "./chat-names";
import { forEditing, withMentions } from "./suggest";

interface Props {
  message: Message;
  onSave: (text: string) => Promise<void>;
  onCancel: () => void;
}

export function MessageEditor({ message, onSave, onCancel }: Props) {
  const { people } = useChatNames();
  const [text, setText] = useState(() => forEditing(message.text, people));
  const save = useAction(() => onSave(withMentions(text.trim(), people)));
  return (
    <form
      className="stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) void save.run();
      }}
    >
      <Textarea
        aria-label="Edit message text"
        value={text}
        autosize
        autoFocus
        maxRows={10}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") onCancel();
          if (event.key === "Enter" && !event.shiftKey) {
            event.preventDefault();
            if (text.trim()) void save.run();
          }
        }}
      />
      {save.problem !== null && <ProblemView error={save.problem} />}
      <div className="row">
        <Button size="xs" type="submit" loading={save.busy} disabled={!text.trim()}>
          Save
        </Button>
        <Button size="xs" variant="default" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
