import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { body, http } from "@/api/client";
import { keys } from "@/api/keys";
import { scenariosQuery } from "@/api/queries";
import type { Run, Scenario, ScheduleRequest } from "@/api/types";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { tell } from "@/components/use-action";
import { CreditField, useCredit } from "./credit-field";
import { SchedulePreviewSection, useSchedulePreview } from "./schedule-preview";
import { initialWhen, timingOf } from "./when";
import { WhenField } from "./when-field";

/** Plans to do a finished run to its teams again, with another variant. */
export function AgainDialog({ run, onClose }: { run: Run; onClose: () => void }) {
  const cache = useQueryClient();
  const [when, setWhen] = useState(() => initialWhen(new Date(), "SURPRISE"));
  const scenarios = useQuery(scenariosQuery);
  const proof = scenarios.data?.find((each) => each.id === run.scenario.id)?.proof ?? UNKNOWN;
  const credit = useCredit(run.credit);
  const timing = timingOf(when);
  const request: ScheduleRequest | null = timing && {
    rebreakOf: run.id,
    timing,
    timeZone: when.zone,
    ...credit.terms(proof),
  };
  const preview = useSchedulePreview(request);
  const possible = preview.data !== undefined && preview.data.clashes.length === 0;
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Do run ${run.number} again?`}
      confirm="Plan it"
      size="lg"
      blocked={blocked(possible, credit.isUnexplained(proof))}
      onConfirm={async () => {
        await body(http.POST("/schedules", { body: request as ScheduleRequest }));
        await cache.invalidateQueries({ queryKey: keys.schedules });
        tell("Planned. Nobody but staff is told.");
      }}
    >
      <p>
        The same fault with another variant for the same {run.teams.length} teams, unannounced: it
        shows whether what they mended stays mended.
      </p>
      <WhenField when={when} onChange={setWhen} now={false} />
      <CreditField proof={proof} of={credit} />
      <SchedulePreviewSection request={request} preview={preview} />
    </ConfirmDialog>
  );
}

const UNKNOWN: Scenario["proof"] = {
  proven: false,
  provenOn: null,
  reason: "It is not known here whether this scenario is proven.",
};

function blocked(possible: boolean, unexplained: boolean): string | null {
  if (unexplained) return "Say why an unproven scenario is to count, or switch that off.";
  return possible ? null : "Choose a time that is possible.";
}
