import { Button, Modal, SegmentedControl } from "@mantine/core";
import { useState } from "react";
import type { Config, Variable } from "@/api/types";
import { ChangeList } from "@/components/diff/change-list";
import { rebase, settle, variableChanges } from "./config-edit";
import type { Draft } from "./variables-panel";
import classes from "./config.module.css";

interface Props {
  draft: Draft;
  theirs: Config;
  onTakeTheirs: () => void;
  onMerged: (rows: Variable[]) => void;
}

/** Both changes side by side. Only names that both touched need a decision. */
export function ConflictDialog({ draft, theirs, onTakeTheirs, onMerged }: Props) {
  const [lost, setLost] = useState<ReadonlySet<string>>(new Set());
  const rebased = rebase(draft.base.variables, theirs.variables, draft.rows);
  const decide = (name: string, whose: string) => {
    const next = new Set(lost);
    if (whose === "theirs") next.add(name);
    else next.delete(name);
    setLost(next);
  };
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      size="min(900px, 96vw)"
      title={`Somebody saved version ${theirs.version} while you edited ${draft.base.version}`}
    >
      <div className="stack loose">
        <div className={classes.compare}>
          <section aria-label="Your changes">
            <h3>Your changes, not saved</h3>
            <ChangeList changes={variableChanges(draft.base.variables, draft.rows)} empty="None." />
          </section>
          <section aria-label="Their changes">
            <h3>Their changes, saved</h3>
            <ChangeList
              changes={variableChanges(draft.base.variables, theirs.variables)}
              empty="None to the variables; a secret changed."
            />
          </section>
        </div>
        {rebased.clashes.length === 0 ? (
          <p>The two touch different names: your changes fit on top of theirs.</p>
        ) : (
          <div className="stack">
            <p>Both changed these; choose what goes on:</p>
            <ul className={`plain-list ${classes.rows}`}>
              {rebased.clashes.map((clash) => (
                <li key={clash.name} className={classes.clash}>
                  <span className="mono">{clash.name}</span>
                  <SegmentedControl
                    size="xs"
                    aria-label={`Value of ${clash.name}`}
                    value={lost.has(clash.name) ? "theirs" : "mine"}
                    onChange={(whose) => decide(clash.name, whose)}
                    data={[
                      { value: "mine", label: `Mine: ${clash.mine ?? "removed"}` },
                      { value: "theirs", label: `Theirs: ${clash.theirs ?? "removed"}` },
                    ]}
                  />
                </li>
              ))}
            </ul>
          </div>
        )}
        <div className="row wrap" style={{ justifyContent: "flex-end" }}>
          <Button variant="default" onClick={onTakeTheirs}>
            Take theirs, drop mine
          </Button>
          <Button data-autofocus onClick={() => onMerged(settle(rebased, lost))}>
            Put mine on top and review
          </Button>
        </div>
      </div>
    </Modal>
  );
}
