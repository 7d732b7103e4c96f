import { NativeSelect, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type FlagAddress, scheduleFlag } from "@/api/flags";
import { keys } from "@/api/keys";
import type { Flag, FlagSchedule } from "@/api/types";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { fromLocalField, toLocalField } from "@/components/local-time";
import { ReasonField, reasonMissing } from "@/components/reason-field";
import { zoneOf } from "@/components/time";
import { ENV_WORDS } from "@/components/words";
import { RolloutFields } from "./rollout-fields";
import { rolloutRefusal, startOf } from "./rollout";
import { ACTION_WORDS } from "./schedule-words";

interface Props {
  at: FlagAddress;
  flag: Flag;
  onClose: () => void;
}

/** Plans a change for later. */
export function ScheduleDialog({ at, flag, onClose }: Props) {
  const cache = useQueryClient();
  const [now] = useState(Date.now);
  const [when, setWhen] = useState(toLocalField(now + 3_600_000));
  const actions = (Object.keys(ACTION_WORDS) as FlagSchedule["action"][]).filter(
    (each) => flag.type === "BOOLEAN" || (each !== "ON" && each !== "OFF"),
  );
  const [action, setAction] = useState<FlagSchedule["action"]>(actions[0] ?? "ROLLOUT");
  const [shares, setShares] = useState(startOf(flag));
  const [reason, setReason] = useState("");
  const moment = fromLocalField(when);
  const blocked =
    (!moment
      ? "Give the time."
      : Date.parse(moment) <= Date.now()
        ? "The time is in the past."
        : null) ??
    (action === "ROLLOUT" ? rolloutRefusal(shares) : null) ??
    reasonMissing(reason);
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Plan a change of ${flag.key} in ${ENV_WORDS[at.env].toLowerCase()}`}
      confirm="Plan change"
      blocked={blocked}
      onConfirm={async () => {
        await scheduleFlag(at, {
          at: moment ?? "",
          action,
          rollout: action === "ROLLOUT" ? shares : null,
          reason: reason.trim(),
        });
        await cache.invalidateQueries({ queryKey: keys.flags(at.slug, at.env) });
      }}
    >
      <div className="row wrap">
        <TextInput
          type="datetime-local"
          label={`When (${zoneOf(now)})`}
          value={when}
          onChange={(event) => setWhen(event.currentTarget.value)}
        />
        <NativeSelect
          label="What"
          value={action}
          onChange={(event) => setAction(event.currentTarget.value as FlagSchedule["action"])}
          data={actions.map((value) => ({ value, label: ACTION_WORDS[value] }))}
        />
      </div>
      {action === "ROLLOUT" && <RolloutFields shares={shares} onChange={setShares} />}
      <ReasonField value={reason} onChange={setReason} />
    </ConfirmDialog>
  );
}
