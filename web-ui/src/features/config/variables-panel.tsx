import { Button } from "@mantine/core";
import { useState } from "react";
import type { Config, Variable } from "@/api/types";
import { Empty } from "@/components/empty";
import type { TeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { ENV_WORDS } from "@/components/words";
import { VariablesEditor } from "./variables-editor";
import classes from "./config.module.css";

/** What an edit began with; it stays the base when somebody else saves meanwhile. */
export interface Draft {
  base: Config;
  rows: Variable[];
}

/** The variables of an environment: a table, or as a whole in an editor. */
export function VariablesPanel({ scope, config }: { scope: TeamScope; config: Config }) {
  const [draft, setDraft] = useState<Draft | null>(null);
  return (
    <Panel
      title={`Variables, ${ENV_WORDS[scope.env].toLowerCase()}`}
      live
      actions={
        <>
          <span className="muted micro">version {config.version}</span>
          {scope.canAct && !draft && (
            <Button
              size="xs"
              variant="default"
              onClick={() => setDraft({ base: config, rows: config.variables })}
            >
              Edit variables
            </Button>
          )}
        </>
      }
    >
      {draft ? (
        <VariablesEditor
          scope={scope}
          draft={draft}
          onChange={setDraft}
          onDone={() => setDraft(null)}
        />
      ) : config.variables.length === 0 ? (
        <Empty title="No variable is set.">
          A variable is handed to the bot as an environment variable when it starts. Use a secret
          for anything that must not be read.
        </Empty>
      ) : (
        <div className="scroll-x">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Value</th>
              </tr>
            </thead>
            <tbody className="live">
              {config.variables.map((variable) => (
                <tr key={variable.name}>
                  <th scope="row" className="mono">
                    {variable.name}
                  </th>
                  <td className={`mono ${classes.value}`}>
                    {variable.value === "" ? (
                      <span className="muted">(empty)</span>
                    ) : (
                      variable.value
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
