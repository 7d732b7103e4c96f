import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { configVariablesQuery, saveVariables } from "@/api/config";
import { keys } from "@/api/keys";
import type { Config } from "@/api/types";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { useFreezeGate } from "@/components/deploy/freeze-override";
import { ChangeList } from "@/components/diff/change-list";
import type { TeamScope } from "@/components/operate/scope";
import { QueryView } from "@/components/query-view";
import { ReasonField, reasonMissing } from "@/components/reason-field";
import { ENV_WORDS } from "@/components/words";
import { variableChanges } from "./config-edit";
import { DeployChoice } from "./deploy-choice";

interface Props {
  scope: TeamScope;
  config: Config;
  version: number;
  onClose: () => void;
}

/** The variables of an earlier version again, as a new one. Old secrets never come back this way. */
export function RestoreDialog({ scope, config, version, onClose }: Props) {
  const { slug, env } = scope;
  const cache = useQueryClient();
  const then = useQuery(configVariablesQuery(slug, env, version));
  const [reason, setReason] = useState(`Back to version ${version}`);
  const [deploy, setDeploy] = useState(true);
  const gate = useFreezeGate(slug, env);
  const changes = then.data ? variableChanges(config.variables, then.data) : null;
  const save = async () => {
    if (!then.data) return;
    const next = await saveVariables(slug, env, config.version, then.data, {
      reason: reason.trim(),
      deploy,
      override: deploy && gate.override,
    });
    cache.setQueryData(keys.config(slug, env), next);
    void cache.invalidateQueries({ queryKey: keys.configHistory(slug, env) });
    if (deploy) void cache.invalidateQueries({ queryKey: keys.deployments(slug, env) });
  };
  const blocked =
    changes === null
      ? "The values of that version are being read."
      : changes.length === 0
        ? "Its variables are the same as now; only secrets changed since."
        : ((deploy ? gate.blocked : null) ?? reasonMissing(reason));
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      size="lg"
      title={`Back to version ${version}, ${ENV_WORDS[env].toLowerCase()}`}
      confirm={deploy ? "Save and deploy" : "Save"}
      focusConfirm
      blocked={blocked}
      onConfirm={save}
    >
      <p>
        The variables become as they were; this is saved as version {config.version + 1}. Secrets
        stay as they are now, so that no key that was replaced comes back.
      </p>
      <QueryView query={then} lines={3}>
        {(variables) => (
          <ChangeList
            changes={variableChanges(config.variables, variables)}
            empty="No variable differs."
          />
        )}
      </QueryView>
      <ReasonField value={reason} onChange={setReason} />
      <DeployChoice env={env} value={deploy} onChange={setDeploy} gate={gate} />
    </ConfirmDialog>
  );
}
