import { Button } from "@mantine/core";
import { useState } from "react";
import { defineFlag } from "@/api/flags";
import type { Flag } from "@/api/types";
import { ActionButton } from "@/components/action-button";
import { pretty } from "@/components/diff/line-diff";
import { TextDiff } from "@/components/diff/text-diff";
import { Caution } from "@/components/empty";
import type { TeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { ChangeDialog } from "./change-dialog";
import { readDefinition } from "./definition";
import { JsonEditor } from "./json-editor";
import classes from "./flags.module.css";

interface Draft {
  text: string;
  /** The version the edit began with. */
  base: number;
}

/** The whole flag as flagd reads it, with targeting. */
export function DefinitionPanel({ scope, flag }: { scope: TeamScope; flag: Flag }) {
  const [draft, setDraft] = useState<Draft | null>(null);
  const [asking, setAsking] = useState(false);
  const inForce = pretty(flag.definition);
  const text = draft?.text ?? inForce;
  const read = readDefinition(text);
  const error = "error" in read ? read.error : null;
  const overtaken = draft !== null && draft.base !== flag.version;
  const why = error
    ? `Line ${error.line}, column ${error.column}: ${error.message}.`
    : text === inForce
      ? "Nothing is changed yet."
      : overtaken
        ? "Somebody changed the flag meanwhile: look at the difference first."
        : null;
  const at = { slug: scope.slug, env: scope.env, key: flag.key };
  const editable = scope.canAct && !flag.archived;
  return (
    <Panel
      title="Definition and targeting"
      actions={
        editable &&
        !draft && (
          <Button
            size="xs"
            variant="default"
            onClick={() => setDraft({ text: inForce, base: flag.version })}
          >
            Edit definition
          </Button>
        )
      }
    >
      <div className="stack">
        {draft ? (
          <>
            {overtaken && (
              <Caution>
                <div className="stack">
                  <p>
                    <strong>{flag.changedBy?.name ?? "The platform"} changed this flag</strong>{" "}
                    while you edited (version {flag.version}, you began with {draft.base}). Your
                    text is kept; this is how it differs from what is in force:
                  </p>
                  <TextDiff
                    before={inForce}
                    after={text}
                    label="What is in force against your text"
                  />
                  <div className="row wrap">
                    <Button
                      size="xs"
                      variant="default"
                      onClick={() => setDraft({ text: inForce, base: flag.version })}
                    >
                      Take theirs
                    </Button>
                    <Button
                      size="xs"
                      variant="default"
                      onClick={() => setDraft({ text, base: flag.version })}
                    >
                      Keep mine, go on
                    </Button>
                  </div>
                </div>
              </Caution>
            )}
            <JsonEditor
              label="Definition in flagd's format"
              value={text}
              error={error}
              onChange={(next) => setDraft({ ...draft, text: next })}
            />
            <div className="row wrap">
              <ActionButton why={why} onClick={() => setAsking(true)}>
                Review change…
              </ActionButton>
              <Button variant="default" onClick={() => setDraft(null)}>
                Discard
              </Button>
            </div>
          </>
        ) : (
          <pre className={`${classes.block} mono`} tabIndex={0} aria-label="Definition">
            {inForce}
          </pre>
        )}
      </div>
      {asking && "value" in read && (
        <ChangeDialog
          at={at}
          title={`Change ${flag.key}`}
          confirm="Change definition"
          change={{ before: flag.definition, after: read.value }}
          done={`${flag.key}: the new definition is in force.`}
          onConfirm={(reason) =>
            defineFlag(at, draft?.base ?? flag.version, {
              definition: read.value,
              description: null,
              reason,
            })
          }
          onDone={() => setDraft(null)}
          onClose={() => setAsking(false)}
        />
      )}
    </Panel>
  );
}
