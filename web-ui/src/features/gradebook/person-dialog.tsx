import { Button, Modal, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { excuse, gradebookKey, identify, unexcuse } from "@/api/gradebook";
import type { GradebookCell, GradebookItem, GradebookRow } from "@/api/gradebook-types";
import { ProblemView } from "@/components/problem-view";
import { StateMark } from "@/components/state-mark";
import { tell, useAction } from "@/components/use-action";
import classes from "./gradebook.module.css";
import { CELL_WORDS, score } from "./words";

interface Props {
  row: GradebookRow;
  items: GradebookItem[];
  mayChange: boolean;
  onClose: () => void;
}

/** How one person's total came about, what they are excused from, and who they are elsewhere. */
export function PersonDialog({ row, items, mayChange, onClose }: Props) {
  return (
    <Modal opened onClose={onClose} size="lg" title={row.person.name}>
      <div className="stack loose">
        <section className="stack tight">
          <h3>Total {score(row.published.value)}</h3>
          <p className={classes.sentence}>{row.published.sentence}</p>
          {row.expected.sentence !== row.published.sentence && (
            <p className={`${classes.sentence} muted`}>With drafts: {row.expected.sentence}</p>
          )}
        </section>
        <section className="stack tight">
          <h3>Items</h3>
          <ul className="plain-list stack">
            {row.cells.map((cell) => (
              <ItemLine
                key={cell.item}
                cell={cell}
                title={items.find((item) => item.id === cell.item)?.title ?? ""}
                person={row.person.id}
                mayChange={mayChange}
              />
            ))}
          </ul>
        </section>
        <Identifiers row={row} mayChange={mayChange} />
      </div>
    </Modal>
  );
}

function ItemLine(props: {
  cell: GradebookCell;
  title: string;
  person: string;
  mayChange: boolean;
}) {
  const { cell, title, person, mayChange } = props;
  const cache = useQueryClient();
  const [reason, setReason] = useState<string | null>(null);
  const change = useAction(async (act: () => Promise<void>, said: string) => {
    await act();
    await cache.invalidateQueries({ queryKey: gradebookKey });
    setReason(null);
    tell(said);
  });
  return (
    <li className="stack tight">
      <div className="row wrap between">
        <span>
          {title} {cell.score !== null && <strong>{score(cell.score)}</strong>}{" "}
          <StateMark said={CELL_WORDS[cell.state]} />
          {cell.reason && <span className="muted"> {cell.reason}</span>}
        </span>
        {mayChange &&
          (cell.state === "EXCUSED" ? (
            <Button
              size="xs"
              variant="default"
              loading={change.busy}
              onClick={() => void change.run(() => unexcuse(person, cell.item), "It counts again.")}
            >
              Let {title} count again
            </Button>
          ) : (
            reason === null && (
              <Button size="xs" variant="default" onClick={() => setReason("")}>
                Excuse from {title}
              </Button>
            )
          ))}
      </div>
      {reason !== null && (
        <form
          className="row wrap"
          onSubmit={(event) => {
            event.preventDefault();
            if (reason.trim())
              void change.run(() => excuse(person, cell.item, reason), "It does not count.");
          }}
        >
          <TextInput
            label="Reason, which the student reads"
            maxLength={300}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            autoFocus
            className="grow"
          />
          <Button type="submit" size="xs" loading={change.busy}>
            Excuse
          </Button>
        </form>
      )}
      {change.problem !== null && <ProblemView error={change.problem} />}
    </li>
  );
}

const FIELDS = [
  ["lmsId", "ID in the learning system"],
  ["studentId", "Student number (SIS User ID, ID number, SID)"],
  ["login", "Sign-in name there"],
  ["email", "Mail address"],
] as const;

function Identifiers({ row, mayChange }: { row: GradebookRow; mayChange: boolean }) {
  const cache = useQueryClient();
  const [ids, setIds] = useState(row.ids);
  const save = useAction(async () => {
    await identify(row.person.id, ids);
    await cache.invalidateQueries({ queryKey: gradebookKey });
    tell("Saved; files find this person by it.");
  });
  return (
    <form
      className="stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        void save.run();
      }}
    >
      <h3>In other systems</h3>
      <div className={classes.fields}>
        {FIELDS.map(([key, label]) => (
          <TextInput
            key={key}
            label={label}
            readOnly={!mayChange}
            value={ids[key] ?? ""}
            onChange={(event) => setIds({ ...ids, [key]: event.currentTarget.value || null })}
          />
        ))}
      </div>
      {save.problem !== null && <ProblemView error={save.problem} />}
      {mayChange && (
        <div>
          <Button type="submit" size="xs" variant="default" loading={save.busy}>
            Save identifiers
          </Button>
        </div>
      )}
    </form>
  );
}
