import { Checkbox, SegmentedControl, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Alarm } from "@/api/types";
import { addSilence } from "@/api/alarms";
import { keys } from "@/api/keys";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { fromLocalField, toLocalField } from "@/components/local-time";
import type { TeamScope } from "@/components/operate/scope";
import { ReasonField, reasonMissing } from "@/components/reason-field";
import { zoneOf } from "@/components/time";
import { connection } from "@/live/connection";

const MINUTE = 60_000;
const LONGEST = 24 * 60 * MINUTE;
const LENGTHS = [
  { value: "30", label: "30 min" },
  { value: "60", label: "1 h" },
  { value: "240", label: "4 h" },
  { value: "other", label: "Until…" },
];

interface Props {
  scope: TeamScope;
  alarms: Alarm[];
  /** Chosen from the start; none means all of them. */
  preset: string[];
  onClose: () => void;
}

/** Keeps alarms quiet for a while; never without an end. */
export function SilenceDialog({ scope, alarms, preset, onClose }: Props) {
  const cache = useQueryClient();
  const [now] = useState(() => connection.serverNow());
  const [all, setAll] = useState(preset.length === 0);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(preset));
  const [length, setLength] = useState("30");
  const [until, setUntil] = useState(toLocalField(now + 2 * 60 * MINUTE));
  const [reason, setReason] = useState("");
  const end =
    length === "other"
      ? fromLocalField(until)
      : new Date(now + Number(length) * MINUTE).toISOString();
  const blocked = whyNot(all || chosen.size > 0, end, now) ?? reasonMissing(reason);
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const firing = alarms.filter((each) => each.state === "ALARM" && (all || chosen.has(each.id)));
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title="Silence alarms"
      confirm="Silence"
      blocked={blocked}
      onConfirm={async () => {
        await addSilence(scope.slug, {
          alarms: all ? [] : [...chosen],
          environment: null,
          until: end ?? "",
          reason: reason.trim(),
        });
        await Promise.all(
          [keys.silences(scope.slug), keys.alarms(scope.slug)].map((queryKey) =>
            cache.invalidateQueries({ queryKey }),
          ),
        );
      }}
    >
      <p>
        Silenced alarms go on watching and keep their history, but page nobody. The silence ends by
        itself, after 24 h at the latest.
      </p>
      {firing.length > 0 && (
        <p className="muted">
          Firing now among them: {firing.map((each) => each.name).join(", ")}. Pages that are open
          stay open.
        </p>
      )}
      <Checkbox
        label={`All ${alarms.length} alarms of the team`}
        checked={all}
        onChange={(event) => setAll(event.currentTarget.checked)}
      />
      {!all && (
        <fieldset className="stack tight" style={{ border: 0, margin: 0, padding: 0 }}>
          <legend className="hidden-visually">Alarms to silence</legend>
          {alarms.map((alarm) => (
            <Checkbox
              key={alarm.id}
              label={alarm.name}
              checked={chosen.has(alarm.id)}
              onChange={() => toggle(alarm.id)}
            />
          ))}
        </fieldset>
      )}
      <div className="stack tight">
        <SegmentedControl
          size="xs"
          aria-label="How long"
          value={length}
          onChange={setLength}
          data={LENGTHS}
        />
        {length === "other" && (
          <TextInput
            type="datetime-local"
            label={`Until (${zoneOf(now)})`}
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
        )}
      </div>
      <ReasonField value={reason} onChange={setReason} autoFocus />
    </ConfirmDialog>
  );
}

function whyNot(any: boolean, end: string | null, now: number): string | null {
  if (!any) return "Choose at least one alarm.";
  if (!end) return "Give the end.";
  if (Date.parse(end) <= now) return "The end is in the past.";
  if (Date.parse(end) > now + LONGEST)
    return "A silence lasts 24 h at most; choose an earlier end.";
  return null;
}
