import { ActionIcon, Checkbox, NativeSelect, NumberInput, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import { useState } from "react";
import type { OnCall } from "@/api/types";
import { keys } from "@/api/keys";
import { onCallQuery, saveOnCall } from "@/api/on-call";
import { asProblem } from "@/api/problem";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { fromLocalField, toLocalField } from "@/components/local-time";
import type { TeamScope } from "@/components/operate/scope";
import { tell } from "@/components/use-action";
import { zoneOf } from "@/components/time";
import { connection } from "@/live/connection";
import { moved } from "./shift-days";
import classes from "./on-call.module.css";

/** Who takes turns, how long, and what happens when nobody answers. */
export function RotaDialog(props: { scope: TeamScope; duty: OnCall; onClose: () => void }) {
  const { scope, duty, onClose } = props;
  const cache = useQueryClient();
  const people = scope.team?.members ?? [];
  const [base, setBase] = useState(duty);
  const fresh = duty.rota.members.length === 0;
  const [members, setMembers] = useState(
    fresh ? people.map((each) => each.handle) : duty.rota.members,
  );
  const [startsAt, setStartsAt] = useState(
    toLocalField(fresh ? topOfHour() : Date.parse(duty.rota.startsAt)),
  );
  const [shiftHours, setShiftHours] = useState(duty.rota.shiftHours || 24);
  const [minutes, setMinutes] = useState(duty.escalation.ackWithinSeconds / 60);
  const [then, setThen] = useState(duty.escalation.then);
  const start = fromLocalField(startsAt);
  const blocked =
    members.length === 0
      ? "Choose at least one person."
      : !start
        ? "Give the beginning."
        : shiftHours < 1 || shiftHours > 336
          ? "A turn lasts between 1 hour and 14 days."
          : minutes < 0.5
            ? "Give people at least half a minute to answer."
            : null;
  const nameOf = (handle: string) => people.find((each) => each.handle === handle)?.name ?? handle;
  const toggle = (handle: string) =>
    setMembers((old) =>
      old.includes(handle) ? old.filter((each) => each !== handle) : [...old, handle],
    );
  return (
    <ConfirmDialog
      opened
      size="lg"
      onClose={onClose}
      title={fresh ? "Set up a rota" : "Edit the rota"}
      confirm="Save rota"
      blocked={blocked}
      onConfirm={async () => {
        const changed = await saveOnCall(scope.slug, base.version, {
          rota: {
            members,
            startsAt: start ?? "",
            shiftHours,
            timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
          },
          escalation: { ackWithinSeconds: Math.round(minutes * 60), then },
        });
        cache.setQueryData(keys.onCall(scope.slug), changed);
      }}
      onRefused={(thrown) => {
        if (asProblem(thrown).code !== "stale-version") return false;
        const newer = cache.fetchQuery({ ...onCallQuery(scope.slug), staleTime: 0 });
        void newer.then((theirs) => {
          setBase(theirs);
          tell(
            "Somebody changed the rota meanwhile. What you see here is still yours; save again to put it over theirs.",
          );
        });
        return true;
      }}
    >
      <fieldset className="stack tight" style={{ border: 0, margin: 0, padding: 0 }}>
        <legend style={{ padding: 0, fontWeight: 500 }}>Who takes turns, in this order</legend>
        <ol className={`plain-list ${classes.rows}`}>
          {members.map((handle, i) => (
            <li key={handle}>
              <Checkbox
                label={`${i + 1}. ${nameOf(handle)} (@${handle})`}
                checked
                onChange={() => toggle(handle)}
              />
              <span className="row">
                <ActionIcon
                  variant="default"
                  aria-label={`${nameOf(handle)} earlier`}
                  disabled={i === 0}
                  onClick={() => setMembers(moved(members, i, -1))}
                >
                  <ArrowUp size={16} aria-hidden="true" />
                </ActionIcon>
                <ActionIcon
                  variant="default"
                  aria-label={`${nameOf(handle)} later`}
                  disabled={i === members.length - 1}
                  onClick={() => setMembers(moved(members, i, 1))}
                >
                  <ArrowDown size={16} aria-hidden="true" />
                </ActionIcon>
              </span>
            </li>
          ))}
          {people
            .filter((each) => !members.includes(each.handle))
            .map((each) => (
              <li key={each.handle}>
                <Checkbox
                  label={`${each.name} (@${each.handle})`}
                  checked={false}
                  onChange={() => toggle(each.handle)}
                />
              </li>
            ))}
        </ol>
      </fieldset>
      <div className={classes.fields}>
        <TextInput
          type="datetime-local"
          label={`First turn begins (${zoneOf(connection.serverNow())})`}
          value={startsAt}
          onChange={(event) => setStartsAt(event.currentTarget.value)}
        />
        <NumberInput
          label="Hours per turn"
          value={shiftHours}
          min={1}
          max={336}
          hideControls
          onChange={(value) => setShiftHours(Number(value) || 0)}
        />
      </div>
      <div className={classes.fields}>
        <NumberInput
          label="Minutes to acknowledge a page"
          value={minutes}
          min={0.5}
          max={60}
          decimalScale={1}
          hideControls
          onChange={(value) => setMinutes(Number(value) || 0)}
        />
        <NativeSelect
          label="After that it goes to"
          value={then}
          onChange={(event) => setThen(event.currentTarget.value === "TEAM" ? "TEAM" : "NEXT")}
          data={[
            { value: "NEXT", label: "the next in the rota" },
            { value: "TEAM", label: "the whole team" },
          ]}
        />
      </div>
    </ConfirmDialog>
  );
}

function topOfHour(): number {
  return Math.floor(connection.serverNow() / 3_600_000) * 3_600_000;
}
