import { Anchor, Button, FileInput, Modal, Select } from "@mantine/core";
import { useState } from "react";
import { exportAddress, fillFile, previewFile } from "@/api/gradebook";
import type { FillPlan, Gradebook } from "@/api/gradebook-types";
import { ProblemView } from "@/components/problem-view";
import { tell, useAction } from "@/components/use-action";
import { FillPreview } from "./fill-preview";

const TOTAL = "total";

/** Fills the file of another system, or makes a fresh one. */
export function FileDialog({ book, onClose }: { book: Gradebook; onClose: () => void }) {
  const [item, setItem] = useState(book.items.at(-1)?.id ?? TOTAL);
  const [file, setFile] = useState<File | null>(null);
  const [plan, setPlan] = useState<FillPlan | null>(null);
  const run = item === TOTAL ? null : item;
  const look = useAction(async (of: File, about: string | null, column: number | null) => {
    setPlan(null);
    setPlan(await previewFile({ file: of, item: about, column }));
  });
  const fill = useAction(async () => {
    if (!file || !plan || plan.column === null || plan.column === undefined || !plan.digest) return;
    const filled = await fillFile({ file, item: run, column: plan.column }, plan.digest);
    keep(filled, file.name);
    tell("The filled file is in your downloads; give it back to the other system.");
  });
  const again = (of: File | null, about: string, column: number | null = null) => {
    if (of) void look.run(of, about === TOTAL ? null : about, column);
    else setPlan(null);
  };
  const changes = plan?.rows.filter((row) => row.outcome === "CHANGED").length ?? 0;
  return (
    <Modal opened onClose={onClose} size="xl" title="Export">
      <div className="stack loose">
        <Select
          label="What"
          description="Only published grades leave."
          allowDeselect={false}
          data={[
            ...book.items.map((each) => ({ value: each.id, label: each.title })),
            { value: TOTAL, label: "The total" },
          ]}
          value={item}
          onChange={(value) => {
            if (!value) return;
            setItem(value);
            again(file, value);
          }}
        />
        <section className="stack">
          <h3>Fill the other system’s own file</h3>
          <p className="muted">
            Export the gradebook from Canvas, Moodle or Gradescope and choose that file. One column
            is filled, every other byte stays. The file is not kept here.
          </p>
          <FileInput
            label="Gradebook file (CSV)"
            placeholder="Choose a file"
            accept=".csv,.txt,text/csv"
            value={file}
            onChange={(chosen) => {
              setFile(chosen);
              again(chosen, item);
            }}
            clearable
            clearButtonProps={{ "aria-label": "Take the file away" }}
          />
          {look.busy && <p role="status">Reading the file…</p>}
          {look.problem !== null && <ProblemView error={look.problem} />}
          {plan && (
            <>
              <Select
                label={`Column of the ${plan.formatLabel} file to fill`}
                placeholder="Choose a column"
                data={plan.columns.map((column) => ({
                  value: String(column.index),
                  label: column.lock
                    ? `${column.header} (cannot be filled: ${column.lock})`
                    : column.header,
                  disabled: Boolean(column.lock),
                }))}
                value={
                  plan.column === null || plan.column === undefined ? null : String(plan.column)
                }
                onChange={(value) => {
                  if (value !== null) again(file, item, Number(value));
                }}
              />
              <FillPreview plan={plan} />
            </>
          )}
          {fill.problem !== null && <ProblemView error={fill.problem} />}
          {plan?.digest && (
            <div>
              <Button
                loading={fill.busy}
                disabled={changes === 0}
                onClick={() => void fill.run()}
                title={changes === 0 ? "No cell of the file would change" : ""}
              >
                {changes === 0
                  ? "Nothing to fill"
                  : `Download with ${changes} filled ${changes === 1 ? "cell" : "cells"}`}
              </Button>
            </div>
          )}
        </section>
        <section className="stack tight">
          <h3>Or a fresh file</h3>
          <ul className="plain-list row wrap">
            <li>
              <Anchor href={exportAddress("own", null)} download>
                Whole gradebook for a spreadsheet
              </Anchor>
            </li>
            {(["canvas", "moodle", "gradescope"] as const).map((kind) => (
              <li key={kind}>
                <Anchor href={exportAddress(kind, run)} download>
                  One column for {LABELS[kind]}
                </Anchor>
              </li>
            ))}
          </ul>
          <p className="muted micro">
            Canvas makes a new assignment of a title it does not know. In Moodle, map both the grade
            and the feedback column.
          </p>
        </section>
      </div>
    </Modal>
  );
}

const LABELS = { canvas: "Canvas", moodle: "Moodle", gradescope: "Gradescope" } as const;

function keep(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}
