import { Button, Modal } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { body, http } from "@/api/client";
import { keys } from "@/api/keys";
import type { MissionNeed, Run, RunControl, Runs } from "@/api/types";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { ReasonField, reasonMissing } from "@/components/reason-field";
import { CertaintyList } from "./certainty-list";

/** What is to become of a fault of one team that shows no effect. */
export interface Mending {
  need: MissionNeed;
  kind: "retry" | "skip";
}

interface Props extends Mending {
  run: Run;
  onClose: () => void;
}

/** Whether the fault of a need could not be undone: then it can only be tried again. */
export function isStuck(run: Run | null, need: MissionNeed): boolean {
  return Boolean(
    run?.teams
      .find((each) => each.team.slug === need.team.slug)
      ?.steps.some((step) => step.id === need.step && step.state === "STUCK"),
  );
}

/** Asks before a fault of one team is applied again or given up, and shows what is certain then. */
export function MendDialog({ need, kind, run, onClose }: Props) {
  const [reason, setReason] = useState("");
  const [report, setReport] = useState<RunControl | null>(null);
  const given = useRef<RunControl | null>(null);
  const cache = useQueryClient();
  const stuck = isStuck(run, need);
  const { name, slug } = need.team;
  const give = async () => {
    const order = {
      params: { path: { id: run.id } },
      body: { team: slug, step: need.step ?? "", reason: reason.trim() },
    };
    const came = await body(
      kind === "retry" ? http.POST("/runs/{id}/retry", order) : http.POST("/runs/{id}/skip", order),
    );
    given.current = came;
    cache.setQueryData<Runs>(
      keys.runs,
      (old) => old && { items: old.items.map((each) => (each.id === run.id ? came.run : each)) },
    );
    void cache.invalidateQueries({ queryKey: keys.missions });
  };
  if (report) {
    return (
      <Modal
        opened
        onClose={onClose}
        title={kind === "retry" ? `Tried again for ${name}` : `Skipped for ${name}`}
        size="lg"
      >
        <div className="stack loose">
          <CertaintyList report={report} hideNames={false} />
          <div className="row" style={{ justifyContent: "flex-end" }}>
            <Button onClick={onClose} data-autofocus>
              Close
            </Button>
          </div>
        </div>
      </Modal>
    );
  }
  const fault = need.fault ?? "the fault";
  return (
    <ConfirmDialog
      opened
      onClose={() => (given.current ? setReport(given.current) : onClose())}
      title={`${kind === "retry" ? "Retry" : "Skip"} ${fault} for ${name}?`}
      confirm={kind === "retry" ? `Retry for ${name}` : `Skip for ${name}`}
      danger={kind === "skip"}
      blocked={reasonMissing(reason)}
      onConfirm={give}
    >
      <p>
        {kind === "skip"
          ? `It is undone for ${name} now and void. A fault that the team had to find makes the run void for it: nothing of it counts for or against the team. Other teams are not touched.`
          : stuck
            ? `It could not be seen to be gone. Its undoing is tried once more now, for ${name} only.`
            : `It is applied once more for ${name} only, and its effect has its whole time again to show.`}
      </p>
      <ReasonField
        value={reason}
        onChange={setReason}
        description="Goes into the record of the run, which staff see"
        autoFocus
      />
    </ConfirmDialog>
  );
}
