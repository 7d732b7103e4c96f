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

/** Says that users are served again, while the cause may still be there. */
export function MitigateDialog({ incident, onClose, onChanged }: Props) {
  const [text, setText] = useState("Users are served again; we watch whether it holds.");
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Is INC-${incident.number} mitigated?`}
      confirm="Say mitigated"
      blocked={text.trim() ? null : "Say what was done."}
      onConfirm={async () => {
        onChanged(
          await body(
            http.POST("/incidents/{id}/updates", {
              params: { path: { id: incident.id } },
              body: { status: "MITIGATED", text: text.trim() },
            }),
          ),
        );
      }}
    >
      <p>
        Mitigated means that users are well again, whatever the cause is. An update that goes back
        to investigating takes it back.
      </p>
      <Textarea
        label="What was done"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maxLength={2000}
        autosize
        minRows={2}
        data-autofocus
      />
    </ConfirmDialog>
  );
}
