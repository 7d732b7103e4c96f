import { NativeSelect } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Runbook, RunbookRun } from "@/api/automation-types";
import { keys } from "@/api/keys";
import { incidentsQuery } from "@/api/queries";
import { startRun } from "@/api/runbooks";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { count } from "@/components/numbers";
import type { TeamScope } from "@/components/operate/scope";
import { StepList } from "./step-list";

interface Props {
  scope: TeamScope;
  runbook: Runbook;
  dryRun: boolean;
  onClose: () => void;
}

/** Begins a run. Nothing is done yet: each step is confirmed on its own. */
export function StartDialog({ scope, runbook, dryRun, onClose }: Props) {
  const cache = useQueryClient();
  const navigate = useNavigate();
  const incidents = useQuery(incidentsQuery);
  const open = (incidents.data?.items ?? []).filter(
    (each) => each.team.slug === scope.slug && each.status !== "RESOLVED",
  );
  const [incident, setIncident] = useState<string | null>(null);
  const about = incident ?? open[0]?.id ?? "";
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={dryRun ? `Dry run of “${runbook.title}”` : `Go through “${runbook.title}”?`}
      confirm={dryRun ? "Begin dry run" : "Begin"}
      focusConfirm
      onConfirm={async () => {
        const run: RunbookRun = await startRun(scope.slug, runbook.id, {
          incident: about || null,
          dryRun,
        });
        cache.setQueryData(keys.runbookRun(run.id), run);
        void cache.invalidateQueries({ queryKey: keys.runbook(scope.slug, runbook.id) });
        void cache.invalidateQueries({ queryKey: keys.runbookRuns(scope.slug) });
        await navigate({
          to: "/teams/$team/runbook-runs/$id",
          params: { team: scope.slug, id: run.id },
        });
      }}
    >
      <p>
        {dryRun
          ? "Checks are made, but nothing is changed: each step says what it would do."
          : `Nothing is done yet: you confirm each of ${count(runbook.steps.length, "step")} on its own, and can leave one out or abort.`}
      </p>
      <StepList steps={runbook.steps} />
      {open.length > 0 && (
        <NativeSelect
          label="For"
          value={about}
          onChange={(event) => setIncident(event.currentTarget.value)}
          data={[
            ...open.map((each) => ({ value: each.id, label: `INC-${each.number} ${each.title}` })),
            { value: "", label: "No incident" },
          ]}
        />
      )}
    </ConfirmDialog>
  );
}
