import { Button, TextInput, Textarea } from "@mantine/core";
import { useState } from "react";
import type { Config, Variable } from "@/api/types";
import { ActionButton } from "@/components/action-button";
import { count } from "@/components/numbers";
import { ChangeList } from "@/components/diff/change-list";
import type { TeamScope } from "@/components/operate/scope";
import { UnsavedGuard } from "@/components/unsaved-guard";
import { ENV_WORDS } from "@/components/words";
import { MOST_VARIABLES, overlay, readLines, rowRefusals, variableChanges } from "./config-edit";
import { ReviewDialog } from "./review-dialog";
import type { Draft } from "./variables-panel";
import classes from "./config.module.css";

interface Props {
  scope: TeamScope;
  draft: Draft;
  onChange: (draft: Draft) => void;
  onDone: () => void;
}

/** All variables at once; nothing is saved before the changes were reviewed and a reason given. */
export function VariablesEditor({ scope, draft, onChange, onDone }: Props) {
  const { base, rows } = draft;
  const [reviewing, setReviewing] = useState(false);
  const [pasting, setPasting] = useState(false);
  const setRows = (next: Variable[]) => onChange({ ...draft, rows: next });
  const refusals = rowRefusals(
    rows,
    base.reserved,
    base.secrets.map((secret) => secret.name),
  );
  const changes = variableChanges(base.variables, rows);
  const all = rows.length + base.secrets.length;
  const wrong = refusals.filter((each) => each.name ?? each.value).length;
  const why =
    wrong > 0
      ? `${count(wrong, "row needs", "rows need")} mending first.`
      : all > MOST_VARIABLES
        ? `${all} variables and secrets; ${MOST_VARIABLES} are the most.`
        : changes.length === 0
          ? "Nothing is changed yet."
          : null;
  return (
    <div className="stack">
      <ul className={`plain-list ${classes.rows}`}>
        {rows.map((row, at) => (
          <Row
            key={at}
            row={row}
            refusal={refusals[at]}
            onChange={(next) => setRows(rows.map((other, i) => (i === at ? next : other)))}
            onRemove={() => setRows(rows.filter((_, i) => i !== at))}
          />
        ))}
      </ul>
      {pasting && (
        <PasteLines
          onAdd={(found) => {
            setRows(overlay(rows, found));
            setPasting(false);
          }}
        />
      )}
      <div className="row wrap">
        <ActionButton
          size="xs"
          variant="default"
          why={
            all >= MOST_VARIABLES ? `${MOST_VARIABLES} variables and secrets are the most.` : null
          }
          onClick={() => setRows([...rows, { name: "", value: "" }])}
        >
          Add variable
        </ActionButton>
        <Button
          size="xs"
          variant="default"
          aria-expanded={pasting}
          onClick={() => setPasting(!pasting)}
        >
          Paste lines
        </Button>
        <span className="push" />
        <Button size="xs" variant="default" onClick={onDone}>
          {changes.length > 0 ? "Discard changes" : "Stop editing"}
        </Button>
        <ActionButton size="xs" why={why} onClick={() => setReviewing(true)}>
          {changes.length > 0 ? `Review ${count(changes.length, "change")}…` : "Review changes…"}
        </ActionButton>
      </div>
      <UnsavedGuard
        dirty={changes.length > 0}
        leave={`Discard ${count(changes.length, "change")} and leave`}
      >
        <p>
          These changes to the variables of {ENV_WORDS[scope.env].toLowerCase()} are not saved yet:
        </p>
        <ChangeList changes={changes} empty="" />
      </UnsavedGuard>
      {reviewing && (
        <ReviewDialog
          scope={scope}
          draft={draft}
          onClose={() => setReviewing(false)}
          onSaved={onDone}
          onMerged={(next: Config, merged) => onChange({ base: next, rows: merged })}
        />
      )}
    </div>
  );
}

interface RowProps {
  row: Variable;
  refusal: { name: string | null; value: string | null } | undefined;
  onChange: (row: Variable) => void;
  onRemove: () => void;
}

function Row({ row, refusal, onChange, onRemove }: RowProps) {
  return (
    <li className={classes.edit}>
      <TextInput
        size="xs"
        aria-label="Name"
        className="mono"
        placeholder="NAME"
        autoCapitalize="characters"
        autoComplete="off"
        spellCheck={false}
        value={row.name}
        error={row.name === "" ? null : refusal?.name}
        onChange={(event) => onChange({ ...row, name: event.currentTarget.value.trim() })}
      />
      <Textarea
        size="xs"
        aria-label={`Value of ${row.name || "the new variable"}`}
        className="mono"
        placeholder="value"
        autosize
        minRows={1}
        maxRows={6}
        spellCheck={false}
        value={row.value}
        error={refusal?.value}
        onChange={(event) => onChange({ ...row, value: event.currentTarget.value })}
      />
      <Button
        size="xs"
        variant="subtle"
        onClick={onRemove}
        aria-label={`Remove ${row.name || "the new variable"}`}
      >
        Remove
      </Button>
    </li>
  );
}

function PasteLines({ onAdd }: { onAdd: (found: Variable[]) => void }) {
  const [text, setText] = useState("");
  const found = readLines(text);
  return (
    <div className="stack tight">
      <Textarea
        label="Lines to add"
        description="NAME=value, one a line; names that are there get the new value"
        className="mono"
        autosize
        minRows={3}
        maxRows={12}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div>
        <ActionButton
          size="xs"
          variant="default"
          why={found.length === 0 ? "No line reads NAME=value." : null}
          onClick={() => onAdd(found)}
        >
          {found.length > 0 ? `Take ${count(found.length, "line")}` : "Take lines"}
        </ActionButton>
      </div>
    </div>
  );
}
