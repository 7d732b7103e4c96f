import { TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { body, http } from "@/api/client";
import { keys } from "@/api/keys";
import type { Run, Runs } from "@/api/types";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { count } from "@/components/numbers";

/** Stops a run for everyone, saying what that means. */
export function HaltDialog({ run, onClose }: { run: Run; onClose: () => void }) {
  const [reason, setReason] = useState("");
  const cache = useQueryClient();
  const halt = async () => {
    const halted = await body(
      http.POST("/runs/{id}/halt", {
        params: { path: { id: run.id } },
        body: { reason: reason.trim() },
      }),
    );
    cache.setQueryData<Runs>(
      keys.runs,
      (old) => old && { items: old.items.map((each) => (each.id === halted.id ? halted : each)) },
    );
  };
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Halt run ${run.number}?`}
      confirm={`Halt run ${run.number}`}
      danger
      blocked={reason.trim() ? null : "Give a reason; it goes into the record of the run."}
      onConfirm={halt}
    >
      <p>{haltRadius(run)}</p>
      <TextInput
        label="Reason"
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={200}
        data-autofocus
      />
    </ConfirmDialog>
  );
}

/** Names everything halting touches. */
export function haltRadius(run: Run): string {
  const active = run.teams
    .flatMap((team) => team.steps)
    .filter((step) => step.kind === "FAULT" && isInForce(step.state)).length;
  const open = run.teams.filter(
    (team) => team.incident && team.incident.status !== "RESOLVED",
  ).length;
  return (
    `Ends the run for ${count(run.teams.length, "team")} now and reverts ${count(active, "active fault")}. ` +
    `${count(open, "open incident stays", "open incidents stay")} open. A halted run cannot be resumed.`
  );
}

function isInForce(state: Run["teams"][number]["steps"][number]["state"]): boolean {
  return ["INTENT", "APPLYING", "APPLIED", "VERIFIED", "REVERTING", "STUCK"].includes(state);
}
