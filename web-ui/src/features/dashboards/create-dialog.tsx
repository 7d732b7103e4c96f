import { TextInput } from "@mantine/core";
import { useState } from "react";
import type { DashboardContent } from "@/api/types";
import { ConfirmDialog } from "@/components/confirm-dialog";

interface Props {
  onClose: () => void;
  onCreate: (content: DashboardContent) => Promise<unknown>;
}

export function CreateDialog({ onClose, onCreate }: Props) {
  const [title, setTitle] = useState("");
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title="New dashboard"
      confirm="Create dashboard"
      blocked={title.trim() === "" ? "Give it a title." : null}
      onConfirm={() => onCreate({ title: title.trim(), panels: [] })}
    >
      <TextInput
        label="Title"
        maxLength={100}
        data-autofocus
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
