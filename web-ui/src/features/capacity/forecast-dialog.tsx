import { NativeSelect, NumberInput, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { fileForecast } from "@/api/capacity";
import type { Capacity } from "@/api/capacity-types";
import { keys } from "@/api/keys";
import type { Env } from "@/api/types";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { fromLocalField, toLocalField } from "@/components/local-time";
import type { TeamScope } from "@/components/operate/scope";
import { ReasonField, reasonMissing } from "@/components/reason-field";
import { zoneOf } from "@/components/time";
import { tell } from "@/components/use-action";
import { ENV_WORDS } from "@/components/words";
import classes from "./capacity.module.css";

const HOUR = 3_600_000;

interface Props {
  scope: TeamScope;
  capacity: Capacity;
  onClose: () => void;
}

/** What is expected, before it happens; afterwards it is scored and stays as it was filed. */
export function ForecastDialog({ scope, capacity, onClose }: Props) {
  const cache = useQueryClient();
  const [opened] = useState(Date.now);
  const [env, setEnv] = useState<Env>("PRODUCTION");
  const [from, setFrom] = useState(toLocalField(opened + HOUR));
  const [until, setUntil] = useState(toLocalField(opened + 2 * HOUR));
  const [peak, setPeak] = useState<number | string>("");
  const [units, setUnits] = useState<number | string>(
    capacity.environments.find((each) => each.environment === "PRODUCTION")?.units ?? 1,
  );
  const [reasoning, setReasoning] = useState("");
  const start = fromLocalField(from);
  const end = fromLocalField(until);
  const blocked =
    !start || !end
      ? "Give both times."
      : end <= start
        ? "The end must be after the beginning."
        : Date.parse(end) <= opened
          ? "The end is in the past."
          : peak === "" || Number(peak) <= 0
            ? "Give the peak that you expect."
            : units === "" || Number(units) < 1
              ? "Give the units that you plan."
              : reasonMissing(reasoning);
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title="File a forecast"
      confirm="File forecast"
      blocked={blocked}
      onConfirm={async () => {
        await fileForecast(scope.slug, {
          environment: env,
          from: start ?? "",
          until: end ?? "",
          peakRequestsPerSecond: Number(peak),
          unitsBudget: Number(units),
          reasoning: reasoning.trim(),
        });
        await cache.invalidateQueries({ queryKey: keys.capacity(scope.slug) });
        tell("The forecast is filed; it is scored when its time is over.");
      }}
    >
      <p>It cannot be changed once it is filed; file another one instead.</p>
      <div className={classes.fields}>
        <NativeSelect
          label="Environment"
          value={env}
          onChange={(event) => setEnv(event.currentTarget.value as Env)}
          data={(["PRODUCTION", "STAGING"] as const).map((value) => ({
            value,
            label: ENV_WORDS[value],
          }))}
        />
        <NumberInput
          label="Expected peak"
          suffix=" per second"
          value={peak}
          onChange={setPeak}
          min={0}
          clampBehavior="none"
          data-autofocus
        />
        <NumberInput
          label="Units for it"
          value={units}
          onChange={setUnits}
          min={1}
          max={capacity.budget.units}
          allowDecimal={false}
          clampBehavior="none"
        />
      </div>
      <div className={classes.fields}>
        <TextInput
          type="datetime-local"
          label={`From (${zoneOf(opened)})`}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          type="datetime-local"
          label={`Until (${zoneOf(opened)})`}
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
      </div>
      <ReasonField
        label="Reasoning"
        description="From what you conclude it; the debrief reads it"
        value={reasoning}
        onChange={setReasoning}
      />
    </ConfirmDialog>
  );
}
