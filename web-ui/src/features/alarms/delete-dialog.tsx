import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Alarm } from "@/api/types";
import { deleteAlarm } from "@/api/alarms";
import { keys } from "@/api/keys";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { ReasonField, reasonMissing } from "@/components/reason-field";

/** Removes an alarm for good. */
export function DeleteDialog(props: { slug: string; alarm: Alarm; onClose: () => void }) {
  const { slug, alarm, onClose } = props;
  const cache = useQueryClient();
  const navigate = useNavigate();
  const [reason, setReason] = useState("");
  return (
    <ConfirmDialog
      opened
      danger
      onClose={onClose}
      title={`Delete ${alarm.name}?`}
      confirm="Delete alarm"
      blocked={reasonMissing(reason)}
      onConfirm={async () => {
        await deleteAlarm(slug, alarm.id, reason.trim());
        cache.setQueryData<Alarm[]>(keys.alarms(slug), (old) =>
          old?.filter((each) => each.id !== alarm.id),
        );
        await navigate({ to: "/teams/$team/alarms", params: { team: slug } });
      }}
    >
      <p>
        Nobody is paged by it any more
        {alarm.state === "ALARM" ? ", though it is in alarm now" : ""}; rules and other alarms that
        name it lose it. What it said stays in the team&apos;s timeline. To keep it for later,
        switch it off instead.
      </p>
      <ReasonField value={reason} onChange={setReason} autoFocus />
    </ConfirmDialog>
  );
}
