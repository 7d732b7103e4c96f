import { Textarea } from "@mantine/core";
import { useState } from "react";
import { body, http } from "@/api/client";
import type { Incident } from "@/api/types";
import { ConfirmDialog } from "@/components/confirm-dialog";

interface Props {
  incident: Incident;
  onClose: () => void;
  onChanged: (next: Incident) => void;
}

/** Ends an incident: users are served again. */
export function ResolveDialog({ incident, onClose, onChanged }: Props) {
  const [text, setText] = useState("");
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Resolve INC-${incident.number}?`}
      confirm="Resolve incident"
      onConfirm={async () => {
        onChanged(
          await body(
            http.POST("/incidents/{id}/resolve", {
              params: { path: { id: incident.id } },
              body: { text: text.trim() || null },
            }),
          ),
        );
      }}
    >
      <p>
        Resolve when users have been served well again for some minutes, not when the cause is
        found. The clock stops; the postmortem stays open for writing.
      </p>
      <Textarea
        label="Last update (optional)"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        autosize
        minRows={2}
        data-autofocus
      />
    </ConfirmDialog>
  );
}
