import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { answerHelp } from "@/api/mission";
import type { MissionNeed } from "@/api/types";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { tellProblem } from "@/components/use-action";

interface Props {
  need: MissionNeed;
  onClose: () => void;
  onChanged: () => void;
}

/** Answers a student's question in the channel where it was asked. */
export function AnswerDialog({ need, onClose, onChanged }: Props) {
  const [text, setText] = useState("");
  const id = need.help ?? "";
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Answer ${need.team.name}`}
      confirm="Answer"
      blocked={text.trim() === "" ? "Write an answer." : null}
      onConfirm={() => answerHelp(id, text.trim()).then(onChanged)}
    >
      <blockquote style={{ margin: 0 }}>{need.said}</blockquote>
      <Textarea
        label="Your answer"
        description="Posted where they asked, in your name"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        autosize
        minRows={3}
        maxLength={1000}
        data-autofocus
      />
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={() =>
          void answerHelp(id, null).then(() => {
            onChanged();
            onClose();
          }, tellProblem)
        }
      >
        Settled otherwise: take it off the list
      </Button>
    </ConfirmDialog>
  );
}
