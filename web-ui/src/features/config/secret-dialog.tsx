import { PasswordInput, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { removeSecret, setSecret } from "@/api/config";
import { keys } from "@/api/keys";
import type { Config } from "@/api/types";
import { ConfirmDialog } from "@/components/confirm-dialog";
import type { TeamScope } from "@/components/operate/scope";
import { ReasonField, reasonMissing } from "@/components/reason-field";
import { useFreezeGate } from "@/components/deploy/freeze-override";
import { ENV_WORDS } from "@/components/words";
import { nameRefusal, valueRefusal } from "./config-edit";
import { DeployChoice } from "./deploy-choice";

export type SecretTask =
  { kind: "set" } | { kind: "replace"; name: string } | { kind: "remove"; name: string };

interface Props {
  scope: TeamScope;
  config: Config;
  task: SecretTask;
  onClose: () => void;
}

const TITLES = { set: "Set a secret", replace: "Replace a secret", remove: "Remove a secret" };
const VERBS = { set: "Set secret", replace: "Replace secret", remove: "Remove secret" };

/** Sets, replaces or removes a value that can never be read back. */
export function SecretDialog({ scope, config, task, onClose }: Props) {
  const { slug, env } = scope;
  const cache = useQueryClient();
  const [name, setName] = useState(task.kind === "set" ? "" : task.name);
  const [value, setValue] = useState("");
  const [reason, setReason] = useState("");
  const [deploy, setDeploy] = useState(true);
  const gate = useFreezeGate(slug, env);
  const taken = [...config.variables, ...config.secrets].map((each) => each.name);
  const nameWrong = task.kind === "set" ? nameRefusal(name, config.reserved, taken) : null;
  const blocked =
    nameWrong ??
    (task.kind === "remove" ? null : value === "" ? "Give the value." : valueRefusal(value)) ??
    (deploy ? gate.blocked : null) ??
    reasonMissing(reason);
  const save = async () => {
    const words = { reason: reason.trim(), deploy, override: deploy && gate.override };
    const next =
      task.kind === "remove"
        ? await removeSecret(slug, env, config.version, name, words)
        : await setSecret(slug, env, config.version, { name, value }, words);
    cache.setQueryData(keys.config(slug, env), next);
    void cache.invalidateQueries({ queryKey: keys.configHistory(slug, env) });
    if (deploy) void cache.invalidateQueries({ queryKey: keys.deployments(slug, env) });
  };
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`${TITLES[task.kind]}, ${ENV_WORDS[env].toLowerCase()}`}
      confirm={deploy ? `${VERBS[task.kind]} and deploy` : VERBS[task.kind]}
      danger={task.kind === "remove"}
      blocked={blocked}
      onConfirm={save}
    >
      {task.kind === "remove" ? (
        <p>
          The value of <span className="mono">{name}</span> is gone for good; nobody has a copy
          here. A bot that needs it fails from its next start on.
        </p>
      ) : (
        <>
          {task.kind === "set" ? (
            <TextInput
              label="Name"
              className="mono"
              autoComplete="off"
              spellCheck={false}
              data-autofocus
              value={name}
              error={name === "" ? null : nameWrong}
              onChange={(event) => setName(event.currentTarget.value.trim())}
            />
          ) : (
            <p>
              <span className="mono">{name}</span> gets a new version. The old value is gone for
              good.
            </p>
          )}
          <PasswordInput
            label="Value"
            description="Cannot be read back after this, by anybody"
            autoComplete="new-password"
            data-autofocus={task.kind === "replace"}
            value={value}
            onChange={(event) => setValue(event.currentTarget.value)}
          />
        </>
      )}
      <ReasonField value={reason} onChange={setReason} />
      <DeployChoice env={env} value={deploy} onChange={setDeploy} gate={gate} />
    </ConfirmDialog>
  );
}
