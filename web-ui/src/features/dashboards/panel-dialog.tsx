import { Button, Modal, NativeSelect, NumberInput, TextInput, Textarea } from "@mantine/core";
import { useState } from "react";
import type { DashboardPanel, Env, PanelKind, Unit } from "@/api/types";
import { ENV_WORDS } from "@/components/words";
import { UNIT_WORDS, unitOf } from "@/components/telemetry/units";
import { KIND_WORDS, WIDTHS } from "./draft";

interface Props {
  panel: DashboardPanel;
  isNew: boolean;
  onClose: () => void;
  onSet: (panel: DashboardPanel) => void;
}

const WIDTH_WORDS: Record<number, string> = {
  3: "A quarter",
  4: "A third",
  6: "Half",
  8: "Two thirds",
  12: "Whole width",
};

/** What a panel shows; the server has the last word on the expression when it is saved. */
export function PanelDialog({ panel, isNew, onClose, onSet }: Props) {
  const [draft, setDraft] = useState(panel);
  const [tried, setTried] = useState(false);
  const set = (change: Partial<DashboardPanel>) => setDraft({ ...draft, ...change });
  const logs = draft.kind === "LOGS";
  const noTitle = draft.title.trim() === "";
  const noQuery = draft.query.trim() === "" && !logs;
  return (
    <Modal opened onClose={onClose} size="lg" title={isNew ? "Add panel" : `Edit ${panel.title}`}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (noTitle || noQuery) return;
          onSet({ ...draft, title: draft.title.trim(), query: draft.query.trim() });
          onClose();
        }}
      >
        <TextInput
          label="Title"
          maxLength={100}
          data-autofocus
          value={draft.title}
          error={tried && noTitle ? "Give the panel a title." : undefined}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <div className="row wrap" style={{ alignItems: "flex-end" }}>
          <NativeSelect
            label="Picture"
            value={draft.kind}
            onChange={(event) => set({ kind: event.currentTarget.value as PanelKind })}
            data={Object.entries(KIND_WORDS).map(([value, label]) => ({ value, label }))}
          />
          <NativeSelect
            label="Environment"
            value={draft.environment}
            onChange={(event) => set({ environment: event.currentTarget.value as Env })}
            data={Object.entries(ENV_WORDS).map(([value, label]) => ({ value, label }))}
          />
          <NativeSelect
            label="Width"
            value={String(draft.width)}
            onChange={(event) => set({ width: Number(event.currentTarget.value) })}
            data={[...new Set([...WIDTHS, draft.width])].map((value) => ({
              value: String(value),
              label: WIDTH_WORDS[value] ?? `${value} of 12`,
            }))}
          />
        </div>
        <Textarea
          label={logs ? "Lines" : "Expression (PromQL)"}
          description={
            logs
              ? "As in the address of the logs page, for example level=ERROR&q=timeout&field=user:ada"
              : draft.kind === "HISTOGRAM"
                ? "A histogram’s …_bucket series, or series with the label le"
                : undefined
          }
          autosize
          minRows={2}
          maxRows={8}
          maxLength={4_000}
          spellCheck={false}
          classNames={{ input: "mono" }}
          value={draft.query}
          error={tried && noQuery ? "Write an expression." : undefined}
          onChange={(event) => set({ query: event.currentTarget.value })}
          onBlur={() => isNew && draft.unit === "NONE" && set({ unit: unitOf(draft.query) })}
        />
        {!logs && (
          <div className="row wrap" style={{ alignItems: "flex-end" }}>
            <NativeSelect
              label="Unit"
              value={draft.unit}
              onChange={(event) => set({ unit: event.currentTarget.value as Unit })}
              data={Object.entries(UNIT_WORDS).map(([value, label]) => ({ value, label }))}
            />
            <NumberInput
              label="SLO line at"
              hideControls
              w={140}
              placeholder="none"
              value={draft.slo ?? ""}
              onChange={(value) => set({ slo: typeof value === "number" ? value : null })}
            />
          </div>
        )}
        {draft.unit === "PERCENT" && !logs && (
          <p className="muted micro">Percent are shares of one: 0.05 is shown as 5 %.</p>
        )}
        <div className="row wrap" style={{ justifyContent: "flex-end" }}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit">{isNew ? "Add panel" : "Change panel"}</Button>
        </div>
      </form>
    </Modal>
  );
}
