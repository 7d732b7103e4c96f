import { NativeSelect, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { addFreeze } from "@/api/delivery";
import { keys } from "@/api/keys";
import type { Env } from "@/api/types";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { fromLocalField, toLocalField } from "@/components/local-time";
import type { TeamScope } from "@/components/operate/scope";
import { ReasonField, reasonMissing } from "@/components/reason-field";
import { useSession } from "@/components/session";
import { zoneOf } from "@/components/time";
import { ENV_WORDS } from "@/components/words";

const HOUR = 3_600_000;
const ENVIRONMENTS: Env[] = ["PRODUCTION", "STAGING"];

/** Plans a time in which deployments are refused. */
export function FreezeDialog({ scope, onClose }: { scope: TeamScope; onClose: () => void }) {
  const { role } = useSession();
  const cache = useQueryClient();
  const [now] = useState(Date.now);
  const [whose, setWhose] = useState("team");
  const [env, setEnv] = useState<Env | "">("PRODUCTION");
  const [from, setFrom] = useState(toLocalField(now));
  const [until, setUntil] = useState(toLocalField(now + 2 * HOUR));
  const [reason, setReason] = useState("");
  const start = fromLocalField(from);
  const end = fromLocalField(until);
  const blocked =
    !start || !end
      ? "Give both times."
      : end <= start
        ? "The end must be after the beginning."
        : Date.parse(end) <= now
          ? "The end is in the past."
          : reasonMissing(reason);
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title="Add a freeze"
      confirm="Add freeze"
      blocked={blocked}
      onConfirm={async () => {
        await addFreeze({
          team: whose === "all" ? null : scope.slug,
          environment: env || null,
          from: start ?? "",
          until: end ?? "",
          reason: reason.trim(),
        });
        await cache.invalidateQueries({ queryKey: keys.freezes(scope.slug) });
      }}
    >
      <p>
        While it lasts, deployments and promotions are refused unless somebody overrides it on
        purpose. A rollback is never held up.
      </p>
      {role === "INSTRUCTOR" && (
        <NativeSelect
          label="For"
          value={whose}
          onChange={(event) => setWhose(event.currentTarget.value)}
          data={[
            { value: "team", label: `Team ${scope.name}` },
            { value: "all", label: "All teams of the course" },
          ]}
        />
      )}
      <NativeSelect
        label="Environment"
        value={env}
        onChange={(event) => setEnv(event.currentTarget.value as Env | "")}
        data={[
          ...ENVIRONMENTS.map((value) => ({ value, label: ENV_WORDS[value] })),
          { value: "", label: "Both" },
        ]}
      />
      <div className="row wrap">
        <TextInput
          type="datetime-local"
          label={`From (${zoneOf(now)})`}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          type="datetime-local"
          label={`Until (${zoneOf(now)})`}
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
      </div>
      <ReasonField value={reason} onChange={setReason} />
    </ConfirmDialog>
  );
}
