import { NativeSelect, Textarea } from "@mantine/core";
import { useState } from "react";
import { body, http } from "@/api/client";
import type { Incident, IncidentRole, PersonRef } from "@/api/types";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { ROLE_WORDS } from "@/components/words";

interface Props {
  incident: Incident;
  role: IncidentRole;
  members: PersonRef[];
  onClose: () => void;
  onChanged: (next: Incident) => void;
}

/** Moves a role on, with what the next one needs to know. */
export function HandoverDialog({ incident, role, members, onClose, onChanged }: Props) {
  const holder = incident.roles.find((each) => each.role === role)?.person;
  const others = members.filter((member) => member.id !== holder?.id);
  const [to, setTo] = useState(others[0]?.id ?? "");
  const [note, setNote] = useState("");
  const blocked = !to
    ? "Nobody else is in the team, so there is nobody to hand over to."
    : note.trim()
      ? null
      : "Write down what the next one needs to know.";
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Hand over: ${ROLE_WORDS[role]}`}
      confirm="Hand over"
      blocked={blocked}
      onConfirm={async () => {
        onChanged(
          await body(
            http.POST("/incidents/{id}/handover", {
              params: { path: { id: incident.id } },
              body: { role, personId: to, note: note.trim() },
            }),
          ),
        );
      }}
    >
      <p>
        {holder?.name ?? "Nobody"} has this role now. The channel is told, the record keeps your
        note, and the next one gets the role card.
      </p>
      <NativeSelect
        label="To"
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
        data={others.map((member) => ({ value: member.id, label: member.name }))}
      />
      <Textarea
        label="What they need to know"
        description="What is known, what was tried, what is going on now, what is next"
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        maxLength={500}
        autosize
        minRows={3}
        data-autofocus
      />
    </ConfirmDialog>
  );
}
