import { useState } from "react";
import { body, http } from "@/api/client";
import type { Incident } from "@/api/types";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { ReasonField, reasonMissing } from "@/components/reason-field";

interface Props {
  incident: Incident;
  onClose: () => void;
  onChanged: (next: Incident) => void;
}

/** Opens a resolved incident once more. */
export function ReopenDialog({ incident, onClose, onChanged }: Props) {
  const [reason, setReason] = useState("");
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Reopen INC-${incident.number}?`}
      confirm="Reopen incident"
      blocked={reasonMissing(reason)}
      onConfirm={async () => {
        onChanged(
          await body(
            http.POST("/incidents/{id}/reopen", {
              params: { path: { id: incident.id } },
              body: { reason: reason.trim() },
            }),
          ),
        );
      }}
    >
      <p>
        The same incident goes on: its clock since the declaration, its roles and its record. The
        status page says that it is back. A team has one incident open at a time, and one whose
        grade is published stays closed.
      </p>
      <ReasonField value={reason} onChange={setReason} autoFocus />
    </ConfirmDialog>
  );
}
