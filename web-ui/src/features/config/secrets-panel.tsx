import { Button } from "@mantine/core";
import { useState } from "react";
import type { Config } from "@/api/types";
import { authorWords } from "@/components/deploy/deploy-words";
import { Empty } from "@/components/empty";
import type { TeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { When } from "@/components/time";
import { ENV_WORDS } from "@/components/words";
import { SecretDialog, type SecretTask } from "./secret-dialog";
import classes from "./config.module.css";

/** Values that only the bot gets to see: which there are, which version, by whom. */
export function SecretsPanel({ scope, config }: { scope: TeamScope; config: Config }) {
  const [task, setTask] = useState<SecretTask | null>(null);
  return (
    <Panel
      title={`Secrets, ${ENV_WORDS[scope.env].toLowerCase()}`}
      live
      actions={
        scope.canAct && (
          <Button size="xs" variant="default" onClick={() => setTask({ kind: "set" })}>
            Set a secret…
          </Button>
        )
      }
    >
      {config.secrets.length === 0 ? (
        <Empty title="No secret is set.">
          For keys and tokens of other services. Once set, nobody can read one back: not here, not
          by the CLI, not the course staff.
        </Empty>
      ) : (
        <ul className={`plain-list ${classes.rows}`}>
          {config.secrets.map((secret) => (
            <li key={secret.name} className={classes.secret}>
              <div className="stack tight live">
                <div className="row wrap">
                  <span className="mono">{secret.name}</span>
                  <span className="muted" aria-label="value not shown">
                    ••••••••
                  </span>
                </div>
                <span className="muted micro">
                  version {secret.version}, <When at={secret.setAt} />, {authorWords(secret.setBy)}
                </span>
              </div>
              {scope.canAct && (
                <div className="row wrap">
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={`Replace ${secret.name}`}
                    onClick={() => setTask({ kind: "replace", name: secret.name })}
                  >
                    Replace…
                  </Button>
                  <Button
                    size="xs"
                    variant="subtle"
                    aria-label={`Remove ${secret.name}`}
                    onClick={() => setTask({ kind: "remove", name: secret.name })}
                  >
                    Remove…
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {task && (
        <SecretDialog scope={scope} config={config} task={task} onClose={() => setTask(null)} />
      )}
    </Panel>
  );
}
