import { Textarea } from "@mantine/core";
import { useState } from "react";
import type { DashboardContent } from "@/api/types";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { count } from "@/components/numbers";
import { readContent } from "./draft";

interface Props {
  onClose: () => void;
  onCreate: (content: DashboardContent) => Promise<unknown>;
}

/** A dashboard out of a file that another one was exported to; says what it is before it is made. */
export function ImportDialog({ onClose, onCreate }: Props) {
  const [text, setText] = useState("");
  const read = text.trim() === "" ? null : readContent(text);
  const content = typeof read === "object" ? read : null;
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      size="lg"
      title="Import a dashboard"
      confirm="Create dashboard"
      blocked={
        content ? null : read === null ? "Choose a file or paste its text." : "Mend the file first."
      }
      onConfirm={async () => {
        if (content) await onCreate(content);
      }}
    >
      <label className="stack tight">
        <span>File</span>
        <input
          type="file"
          accept="application/json,.json"
          onChange={(event) => {
            void event.currentTarget.files?.[0]?.text().then(setText);
          }}
        />
      </label>
      <Textarea
        label="Text of the file"
        autosize
        minRows={4}
        maxRows={14}
        spellCheck={false}
        classNames={{ input: "mono" }}
        value={text}
        error={typeof read === "string" ? read : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {content && (
        <p role="status">
          Makes a new dashboard “{content.title}” with {count(content.panels.length, "panel")}.
          Nothing is overwritten.
        </p>
      )}
    </ConfirmDialog>
  );
}
