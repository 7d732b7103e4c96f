import { NativeSelect, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { OnCall } from "@/api/types";
import { keys } from "@/api/keys";
import { handOver } from "@/api/on-call";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { fromLocalField, toLocalField } from "@/components/local-time";
import type { TeamScope } from "@/components/operate/scope";
import { ReasonField } from "@/components/reason-field";
import { zoneOf } from "@/components/time";
import { connection } from "@/live/connection";
import { handOverEnd } from "./shift-days";

/** Somebody else answers from now on, until a moment that is named. */
export function HandOverDialog(props: { scope: TeamScope; duty: OnCall; onClose: () => void }) {
  const { scope, onClose } = props;
  // As it was when the dialog opened: the answer changes it under the sentence that explains.
  const [duty] = useState(props.duty);
  const cache = useQueryClient();
  const [now] = useState(() => connection.serverNow());
  const others = (scope.team?.members ?? []).filter((each) => each.id !== duty.now?.id);
  const [to, setTo] = useState(
    others.find((each) => each.id === duty.next?.id)?.handle ?? others[0]?.handle ?? "",
  );
  const [until, setUntil] = useState(toLocalField(handOverEnd(duty.until, now)));
  const [note, setNote] = useState("");
  const end = fromLocalField(until);
  const blocked = !to
    ? "There is nobody else in the team."
    : !end
      ? "Give the end."
      : Date.parse(end) <= now
        ? "The end is in the past."
        : null;
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title="Hand over"
      confirm={to ? `Hand over to @${to}` : "Hand over"}
      blocked={blocked}
      onConfirm={async () => {
        const changed = await handOver(scope.slug, { to, until: end ?? "", note: note.trim() });
        cache.setQueryData(keys.onCall(scope.slug), changed);
        await cache.invalidateQueries({ queryKey: keys.onCall(scope.slug) });
      }}
    >
      <p>
        Pages go to {to ? `@${to}` : "that person"} at once instead of to{" "}
        {duty.now ? duty.now.name : "nobody"}; both are told. Afterwards the rota goes on as
        planned.
      </p>
      <NativeSelect
        label="To"
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
        data={others.map((each) => ({
          value: each.handle,
          label: `${each.name} (@${each.handle})`,
        }))}
      />
      <TextInput
        type="datetime-local"
        label={`Until (${zoneOf(now)})`}
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
      />
      <ReasonField
        value={note}
        onChange={setNote}
        label="Note (may stay empty)"
        description="What the next one should know: what is open, what you tried"
      />
    </ConfirmDialog>
  );
}
