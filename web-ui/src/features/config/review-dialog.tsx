import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { configQuery, saveVariables } from "@/api/config";
import { keys } from "@/api/keys";
import { asProblem } from "@/api/problem";
import type { Config, Variable } from "@/api/types";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { ChangeList } from "@/components/diff/change-list";
import type { TeamScope } from "@/components/operate/scope";
import { ReasonField, reasonMissing } from "@/components/reason-field";
import { useFreezeGate } from "@/components/deploy/freeze-override";
import { ENV_WORDS } from "@/components/words";
import { variableChanges } from "./config-edit";
import { ConflictDialog } from "./conflict-dialog";
import { DeployChoice } from "./deploy-choice";
import type { Draft } from "./variables-panel";

interface Props {
  scope: TeamScope;
  draft: Draft;
  onClose: () => void;
  onSaved: () => void;
  onMerged: (base: Config, rows: Variable[]) => void;
}

/** What will be saved, why, and when it takes effect. Somebody else's newer version is shown beside it. */
export function ReviewDialog({ scope, draft, onClose, onSaved, onMerged }: Props) {
  const { slug, env } = scope;
  const cache = useQueryClient();
  const [reason, setReason] = useState("");
  const [deploy, setDeploy] = useState(true);
  const gate = useFreezeGate(slug, env);
  const [theirs, setTheirs] = useState<Config | null>(null);
  const changes = variableChanges(draft.base.variables, draft.rows);
  const save = async () => {
    const next = await saveVariables(slug, env, draft.base.version, draft.rows, {
      reason: reason.trim(),
      deploy,
      override: deploy && gate.override,
    });
    cache.setQueryData(keys.config(slug, env), next);
    void cache.invalidateQueries({ queryKey: keys.configHistory(slug, env) });
    if (deploy) void cache.invalidateQueries({ queryKey: keys.deployments(slug, env) });
    onSaved();
  };
  const isConflict = (thrown: unknown) => {
    const problem = asProblem(thrown);
    if (problem.status !== 412) return false;
    void cache.fetchQuery({ ...configQuery(slug, env), staleTime: 0 }).then(setTheirs);
    return true;
  };
  if (theirs) {
    return (
      <ConflictDialog
        draft={draft}
        theirs={theirs}
        onTakeTheirs={onSaved}
        onMerged={(rows) => {
          onMerged(theirs, rows);
          setTheirs(null);
        }}
      />
    );
  }
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      size="lg"
      title={`Change the variables of ${ENV_WORDS[env].toLowerCase()}`}
      confirm={deploy ? "Save and deploy" : "Save"}
      blocked={
        changes.length === 0
          ? "Nothing is different any more."
          : ((deploy ? gate.blocked : null) ?? reasonMissing(reason))
      }
      onConfirm={save}
      onRefused={isConflict}
    >
      <ChangeList changes={changes} empty="Nothing is different from what is saved." />
      <ReasonField value={reason} onChange={setReason} autoFocus />
      <DeployChoice env={env} value={deploy} onChange={setDeploy} gate={gate} />
    </ConfirmDialog>
  );
}
