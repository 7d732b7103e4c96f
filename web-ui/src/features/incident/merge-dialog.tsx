import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { body, http } from "@/api/client";
import { incidentsQuery } from "@/api/queries";
import type { Incident } from "@/api/types";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { ReasonField } from "@/components/reason-field";

interface Props {
  incident: Incident;
  onClose: () => void;
  onChanged: (next: Incident) => void;
}

/** Closes this incident as a duplicate of another one of the team. */
export function MergeDialog({ incident, onClose, onChanged }: Props) {
  const incidents = useQuery(incidentsQuery);
  const others = (incidents.data?.items ?? []).filter(
    (each) =>
      each.id !== incident.id && each.team.slug === incident.team.slug && !each.mergedInto,
  );
  const [chosen, setChosen] = useState("");
  const into = chosen || others[0]?.id || "";
  const survivor = others.find((each) => each.id === into);
  const [reason, setReason] = useState("");
  const open = incident.status !== "RESOLVED";
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Is INC-${incident.number} a duplicate?`}
      confirm={survivor ? `Merge into INC-${survivor.number}` : "Merge"}
      blocked={into ? null : "There is no other incident of your team to merge it into."}
      onConfirm={async () => {
        onChanged(
          await body(
            http.POST("/incidents/{id}/merge", {
              params: { path: { id: incident.id } },
              body: { into, reason: reason.trim() || null },
            }),
          ),
        );
      }}
    >
      <p>
        INC-{incident.number} is closed as a duplicate and leads to the other one; what was said in
        it stays readable. This cannot be undone.
        {open && survivor?.status === "RESOLVED" && (
          <> INC-{survivor.number} is opened again, because the trouble goes on.</>
        )}
      </p>
      {others.length > 0 && (
        <NativeSelect
          label="It is the same as"
          value={into}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={others.map((each) => ({
            value: each.id,
            label: `INC-${each.number} ${each.title}`,
          }))}
        />
      )}
      <ReasonField value={reason} onChange={setReason} optional />
    </ConfirmDialog>
  );
}
