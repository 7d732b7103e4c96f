import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { freezesQuery, removeFreeze } from "@/api/delivery";
import { keys } from "@/api/keys";
import type { Freeze } from "@/api/types";
import { ActionButton } from "@/components/action-button";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { freezer } from "@/components/deploy/deploy-words";
import { Empty } from "@/components/empty";
import type { TeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { useSession } from "@/components/session";
import { StateMark } from "@/components/state-mark";
import { When } from "@/components/time";
import { ENV_WORDS } from "@/components/words";
import { scopeWords } from "./freeze-banner";
import { FreezeDialog } from "./freeze-dialog";
import classes from "./deploys.module.css";

/** Times in which nothing is to be deployed. */
export function FreezesPanel({ scope }: { scope: TeamScope }) {
  const { role } = useSession();
  const freezes = useQuery(freezesQuery(scope.slug));
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Freeze | null>(null);
  return (
    <Panel
      title="Freeze windows"
      actions={
        scope.canAct && (
          <Button size="xs" variant="default" onClick={() => setAdding(true)}>
            Add freeze…
          </Button>
        )
      }
    >
      <QueryView query={freezes} lines={2}>
        {(items) =>
          items.length === 0 ? (
            <Empty title="No freeze is planned.">
              Add one for a time in which nobody should deploy, such as a demonstration.
            </Empty>
          ) : (
            <ul className={`plain-list ${classes.rows}`}>
              {items.map((freeze) => (
                <li key={freeze.id} className={classes.freeze}>
                  <div className="stack tight">
                    <div className="row wrap">
                      <strong>
                        {freeze.environment ? ENV_WORDS[freeze.environment] : "Both environments"}
                        {freeze.team ? "" : ", all teams"}
                      </strong>
                      <StateMark
                        said={
                          freeze.active
                            ? { word: "Active", tone: "warn" }
                            : { word: "Planned", tone: "none" }
                        }
                      />
                    </div>
                    <span>{freeze.reason}</span>
                    <span className="muted micro">
                      <When at={freeze.from} /> to <When at={freeze.until} />, {freezer(freeze)}
                    </span>
                  </div>
                  {scope.canAct && (
                    <ActionButton
                      size="xs"
                      variant="default"
                      aria-label={`Remove the freeze “${freeze.reason}”`}
                      why={
                        freeze.team || role === "INSTRUCTOR"
                          ? null
                          : "This freeze is the course's; only an instructor removes it."
                      }
                      onClick={() => setRemoving(freeze)}
                    >
                      Remove…
                    </ActionButton>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
      {adding && <FreezeDialog scope={scope} onClose={() => setAdding(false)} />}
      {removing && (
        <RemoveDialog freeze={removing} slug={scope.slug} onClose={() => setRemoving(null)} />
      )}
    </Panel>
  );
}

function RemoveDialog(props: { freeze: Freeze; slug: string; onClose: () => void }) {
  const { freeze, slug, onClose } = props;
  const cache = useQueryClient();
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title="Remove this freeze?"
      confirm="Remove freeze"
      onConfirm={async () => {
        await removeFreeze(freeze.id);
        await cache.invalidateQueries({ queryKey: keys.freezes(slug) });
      }}
    >
      <p>
        {scopeWords(freeze)} no longer frozen after this: everyone who may deploy can deploy at
        once. It was set by {freezer(freeze)}: “{freeze.reason}”.
      </p>
    </ConfirmDialog>
  );
}
