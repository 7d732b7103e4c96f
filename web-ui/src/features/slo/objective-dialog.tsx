import { NumberInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { keys } from "@/api/keys";
import { asProblem } from "@/api/problem";
import { setObjective, sloQuery } from "@/api/slo";
import type { Slo } from "@/api/slo-types";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { Caution } from "@/components/empty";
import { millis, objective } from "@/components/numbers";
import type { TeamScope } from "@/components/operate/scope";
import { ReasonField, reasonMissing } from "@/components/reason-field";
import { tell } from "@/components/use-action";
import { ENV_WORDS } from "@/components/words";
import { hoursWords, requests } from "@/components/slo/slo-words";
import classes from "./slo.module.css";

interface Props {
  scope: TeamScope;
  slo: Slo;
  onClose: () => void;
}

/** Promises something else. What that means for the budget is shown before, not after. */
export function ObjectiveDialog({ scope, slo, onClose }: Props) {
  const cache = useQueryClient();
  const [base, setBase] = useState(slo);
  const [overtaken, setOvertaken] = useState(false);
  const [target, setTarget] = useState<number | string>(Number((slo.objective * 100).toFixed(4)));
  const [hours, setHours] = useState<number | string>(slo.windowHours);
  const [latency, setLatency] = useState<number | string>(slo.latencyMs);
  const [reason, setReason] = useState("");
  const wish = {
    objective: Number((Number(target) / 100).toFixed(6)),
    windowHours: Number(hours),
    latencyMs: Number(latency),
  };
  const wrong =
    target === "" || wish.objective < 0.5 || wish.objective > 0.9999
      ? "The objective lies between 50 % and 99.99 %."
      : hours === "" || wish.windowHours < 1 || wish.windowHours > 720
        ? "The window has 1 to 720 hours."
        : latency === "" || wish.latencyMs < 100
          ? "An answer may take 100 ms or more."
          : null;
  const same =
    wish.objective === base.objective &&
    wish.windowHours === base.windowHours &&
    wish.latencyMs === base.latencyMs;
  const { allowed, spent } = base.budget;
  const next = (allowed * (1 - wish.objective)) / Math.max(1e-9, 1 - base.objective);
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Change the objective of ${ENV_WORDS[scope.env].toLowerCase()}`}
      confirm="Change objective"
      blocked={wrong ?? (same ? "This is the objective already." : reasonMissing(reason))}
      onConfirm={async () => {
        const now = await setObjective(scope.slug, scope.env, base.version, {
          ...wish,
          reason: reason.trim(),
        });
        cache.setQueryData(keys.slo(scope.slug, scope.env), now);
        await cache.invalidateQueries({ queryKey: ["ledger", scope.slug, scope.env] });
        tell(`The objective is ${objective(now.objective)} now.`);
      }}
      onRefused={(thrown) => {
        if (asProblem(thrown).status !== 412) return false;
        void cache
          .fetchQuery({ ...sloQuery(scope.slug, scope.env), staleTime: 0 })
          .then((theirs) => {
            setBase(theirs);
            setOvertaken(true);
          });
        return true;
      }}
    >
      {overtaken && (
        <Caution>
          Somebody changed it while you did: it is {objective(base.objective)} over{" "}
          {hoursWords(base.windowHours)}, {millis(base.latencyMs)} now
          {base.changes[0]
            ? ` (${base.changes[0].by?.name ?? "somebody"}: “${base.changes[0].reason}”)`
            : ""}
          . Your change is not saved yet; save it over that, or cancel.
        </Caution>
      )}
      <div className={classes.fields}>
        <NumberInput
          label="Answered well"
          description="50 to 99.99"
          suffix=" %"
          value={target}
          onChange={setTarget}
          min={50}
          max={99.99}
          step={0.1}
          decimalScale={2}
          clampBehavior="none"
          data-autofocus
        />
        <NumberInput
          label="Window"
          description="1 to 720 hours"
          suffix=" h"
          value={hours}
          onChange={setHours}
          min={1}
          max={720}
          allowDecimal={false}
          clampBehavior="none"
        />
        <NumberInput
          label="Answer within"
          description="From 100 ms"
          suffix=" ms"
          value={latency}
          onChange={setLatency}
          min={100}
          step={100}
          allowDecimal={false}
          clampBehavior="none"
        />
      </div>
      {!wrong && wish.windowHours === base.windowHours && wish.latencyMs === base.latencyMs && (
        <p>
          {objective(base.objective)} allows {requests(allowed)} failed requests in the window;{" "}
          {objective(wish.objective)} allows about {requests(next)}. So far there were{" "}
          {requests(spent)}.
        </p>
      )}
      {!wrong && (wish.windowHours !== base.windowHours || wish.latencyMs !== base.latencyMs) && (
        <p className="muted">
          The past is judged anew: what is left may jump, because other requests count or others are
          too slow.
        </p>
      )}
      <ReasonField value={reason} onChange={setReason} />
    </ConfirmDialog>
  );
}
