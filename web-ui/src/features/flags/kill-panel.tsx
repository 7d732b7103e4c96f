import { Button } from "@mantine/core";
import { useState } from "react";
import { killFlag, reviveFlag } from "@/api/flags";
import type { Flag } from "@/api/types";
import { ActionButton } from "@/components/action-button";
import { count } from "@/components/numbers";
import type { TeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { ENV_WORDS } from "@/components/words";
import { ChangeDialog } from "./change-dialog";
import { evaluations, rolloutWords } from "./rollout";
import classes from "./flags.module.css";

/** Apart from everything else, so that nobody presses it for another button. */
export function KillPanel({ scope, flag }: { scope: TeamScope; flag: Flag }) {
  const [asking, setAsking] = useState(false);
  const at = { slug: scope.slug, env: scope.env, key: flag.key };
  const where = ENV_WORDS[scope.env].toLowerCase();
  const asked = evaluations(flag.exposure);
  return (
    <Panel title="Kill switch" className={classes.kill ?? ""}>
      <div className="stack">
        <p>
          {flag.enabled
            ? `Disables ${flag.key} for everybody in ${where} at once: a flag with an off variant gives that one, any other leaves the bot to its own default. Works whatever version you have on screen.`
            : `The kill switch is on in ${where}: ${rolloutWords(flag)}.`}
        </p>
        <div>
          {flag.enabled ? (
            <ActionButton
              color="breach"
              why={flag.archived ? "The flag is archived." : null}
              onClick={() => setAsking(true)}
            >
              Kill {flag.key}…
            </ActionButton>
          ) : (
            <Button variant="default" onClick={() => setAsking(true)}>
              Revive {flag.key}…
            </Button>
          )}
        </div>
      </div>
      {asking && flag.enabled && (
        <ChangeDialog
          at={at}
          title={`Kill ${flag.key}`}
          confirm={`Kill ${flag.key}`}
          danger
          done={`${flag.key} is killed.`}
          onConfirm={(reason) => killFlag(at, reason)}
          onClose={() => setAsking(false)}
        >
          <p>
            Every user in {where} loses it at once, now {rolloutWords(flag)};{" "}
            {asked > 0
              ? `it was asked for ${count(asked, "time")} in the last hour.`
              : "it was not asked for in the last hour."}{" "}
            The other environment stays as it is. Reviving brings back the same definition.
          </p>
        </ChangeDialog>
      )}
      {asking && !flag.enabled && (
        <ChangeDialog
          at={at}
          title={`Revive ${flag.key}`}
          confirm={`Revive ${flag.key}`}
          done={`${flag.key} is in force again.`}
          onConfirm={(reason) => reviveFlag(at, reason)}
          onClose={() => setAsking(false)}
        >
          <p>
            Users in {where} get{" "}
            {rolloutWords({ ...flag, enabled: true }) || "what its definition says"} again, at once.
          </p>
        </ChangeDialog>
      )}
    </Panel>
  );
}
