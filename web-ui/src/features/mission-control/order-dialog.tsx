import { Button, Checkbox, Modal, NativeSelect, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { body, http } from "@/api/client";
import { keys } from "@/api/keys";
import type { Run, RunControl, Runs } from "@/api/types";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { download } from "@/components/download";
import { ReasonField, reasonMissing } from "@/components/reason-field";
import { CertaintyList } from "./certainty-list";
import { ORDERS, type OrderKind } from "./orders";

const EVERYBODY = "";
const LENGTHS = [
  { value: "PT5M", label: "5 minutes" },
  { value: "PT10M", label: "10 minutes" },
  { value: "PT15M", label: "15 minutes" },
  { value: "PT30M", label: "30 minutes" },
  { value: "PT1H", label: "1 hour" },
];

interface Props {
  kind: OrderKind;
  run: Run;
  hideNames: boolean;
  onClose: () => void;
}

/** Asks before an order to a run, gives it, and shows what is certain about every step. */
export function OrderDialog({ kind, run, hideNames, onClose }: Props) {
  const [reason, setReason] = useState("");
  const [team, setTeam] = useState(EVERYBODY);
  const [undo, setUndo] = useState(false);
  const [number, setNumber] = useState("");
  const [by, setBy] = useState("PT10M");
  const [reports, setReports] = useState<RunControl[] | null>(null);
  const given = useRef<RunControl[] | null>(null);
  const cache = useQueryClient();
  const order = ORDERS[kind];
  // Ending it for everybody cannot be taken back.
  const ends = kind === "halt" && team === EVERYBODY;

  const give = async () => {
    const path = { params: { path: { id: run.id } } };
    const why = { reason: reason.trim() };
    const whom = { ...why, ...(team === EVERYBODY ? {} : { team }) };
    const came = await {
      pause: async () => [
        await body(http.POST("/runs/{id}/pause", { ...path, body: { ...why, revert: undo } })),
      ],
      resume: async () => [await body(http.POST("/runs/{id}/resume", { ...path, body: why }))],
      extend: async () => [
        await body(http.POST("/runs/{id}/extend", { ...path, body: { ...why, by } })),
      ],
      soften: async () => [await body(http.POST("/runs/{id}/soften", { ...path, body: whom }))],
      harden: async () => [await body(http.POST("/runs/{id}/harden", { ...path, body: whom }))],
      halt: async () => [await body(http.POST("/runs/{id}/halt", { ...path, body: whom }))],
      "halt-all": async () => (await body(http.POST("/runs/halt-all", { body: why }))).items,
    }[kind]();
    given.current = came;
    for (const { run: changed } of came) {
      cache.setQueryData<Runs>(
        keys.runs,
        (old) =>
          old && { items: old.items.map((each) => (each.id === changed.id ? changed : each)) },
      );
    }
  };

  if (reports) {
    return (
      <Modal opened onClose={onClose} title={order.done(run)} size="lg">
        <div className="stack loose">
          {reports.map((report) => (
            <CertaintyList key={report.run.id} report={report} hideNames={hideNames} />
          ))}
          {reports.length === 0 && <p>No run was going on; there was nothing to halt.</p>}
          <div className="row" style={{ justifyContent: "flex-end" }}>
            <Button onClick={onClose} data-autofocus>
              Close
            </Button>
          </div>
        </div>
      </Modal>
    );
  }
  return (
    <ConfirmDialog
      opened
      onClose={() => (given.current ? setReports(given.current) : onClose())}
      title={order.title(run)}
      confirm={order.confirm(run)}
      danger={order.danger}
      blocked={
        reasonMissing(reason) ??
        (ends && number.trim() !== String(run.number)
          ? `Type ${run.number}, the number of the run, to end it.`
          : null)
      }
      onConfirm={give}
    >
      <p>{order.says(run)}</p>
      {order.perTeam && (
        <NativeSelect
          label="Team"
          value={team}
          onChange={(event) => setTeam(event.currentTarget.value)}
          data={[
            { value: EVERYBODY, label: `All ${run.teams.length} teams of the run` },
            ...run.teams.map((each) => ({ value: each.team.slug, label: each.team.name })),
          ]}
        />
      )}
      {kind === "extend" && (
        <NativeSelect
          label="Longer by"
          value={by}
          onChange={(event) => setBy(event.currentTarget.value)}
          data={LENGTHS}
        />
      )}
      {kind === "pause" && (
        <Checkbox
          checked={undo}
          onChange={(event) => setUndo(event.currentTarget.checked)}
          label="Undo what is in force now; it does not come back when the run goes on"
        />
      )}
      {ends && (
        <div className="row wrap" style={{ alignItems: "end" }}>
          <TextInput
            label={`Number of the run (${run.number})`}
            inputMode="numeric"
            value={number}
            onChange={(event) => setNumber(event.currentTarget.value)}
          />
          <Button
            variant="default"
            onClick={() =>
              download(JSON.stringify(run, null, 2), `run-${run.number}.json`, "application/json")
            }
          >
            Export first
          </Button>
        </div>
      )}
      <ReasonField
        value={reason}
        onChange={setReason}
        description="Goes into the record of the run, which staff see"
        autoFocus
      />
    </ConfirmDialog>
  );
}
