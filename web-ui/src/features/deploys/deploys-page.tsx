import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { deploymentsQuery } from "@/api/delivery";
import type { Env, Release } from "@/api/types";
import { ActionButton } from "@/components/action-button";
import { RollbackDialog } from "@/components/deploy/rollback-dialog";
import { isUnderWay } from "@/components/deploy/deploy-words";
import { OperatePage } from "@/components/operate/operate-page";
import { type TeamScope, useTeamScope } from "@/components/operate/scope";
import { useShortcut } from "@/components/shortcuts";
import { ENV_WORDS } from "@/components/words";
import { DeployDialog } from "./deploy-dialog";
import { EnvironmentCard } from "./environment-card";
import { FreezeBanner } from "./freeze-banner";
import { FreezesPanel } from "./freezes-panel";
import { HistoryPanel } from "./history-panel";
import { ReleasesPanel } from "./releases-panel";
import classes from "./deploys.module.css";

export type DeployStart =
  | { action: "deploy"; env: Env; release: Release | null }
  | { action: "promote" }
  | { action: "rollback"; env: Env };

/** What runs, what is being changed, what ran before, and the way back. */
export function DeploysPage() {
  const scope = useTeamScope();
  const [open, setOpen] = useState<DeployStart | null>(null);
  const { slug, canAct, env } = scope;
  const close = () => setOpen(null);
  useShortcut(
    "r",
    `Roll back ${ENV_WORDS[env].toLowerCase()}`,
    () => setOpen({ action: "rollback", env }),
    canAct,
  );
  useShortcut(
    "d",
    "Deploy a release",
    () => setOpen({ action: "deploy", env, release: null }),
    canAct,
  );
  return (
    <OperatePage
      scope={scope}
      tab="/teams/$team/deploys"
      title="Deploys"
      withEnv={false}
      actions={canAct && <Actions scope={scope} onStart={setOpen} />}
    >
      <FreezeBanner slug={slug} />
      <div className={classes.cards}>
        <EnvironmentCard scope={scope} env="PRODUCTION" onStart={setOpen} />
        <EnvironmentCard scope={scope} env="STAGING" onStart={setOpen} />
      </div>
      <div className={classes.grid}>
        <HistoryPanel scope={scope} />
        <div className={classes.side}>
          <ReleasesPanel
            scope={scope}
            onDeploy={(release) => setOpen({ action: "deploy", env, release })}
          />
          <FreezesPanel scope={scope} />
        </div>
      </div>
      {open?.action === "rollback" && <RollbackDialog slug={slug} env={open.env} onClose={close} />}
      {open?.action === "deploy" && (
        <DeployDialog slug={slug} env={open.env} release={open.release} onClose={close} />
      )}
      {open?.action === "promote" && (
        <DeployDialog slug={slug} env="PRODUCTION" promote onClose={close} />
      )}
    </OperatePage>
  );
}

/** What is not about one environment alone; deploying and rolling back stand on the environment's card. */
function Actions({ scope, onStart }: { scope: TeamScope; onStart: (start: DeployStart) => void }) {
  const { slug } = scope;
  const staging = useQuery(deploymentsQuery(slug, "STAGING"));
  const production = useQuery(deploymentsQuery(slug, "PRODUCTION"));
  const tried = staging.data?.items.find((each) => each.current);
  const underWay = production.data?.items.find(isUnderWay);
  const why = !staging.data
    ? "What runs in staging is still loading."
    : !tried
      ? "Nothing runs in staging that could be promoted."
      : underWay
        ? `Deployment ${underWay.number} is under way in production; wait for it or abort it.`
        : null;
  return (
    <ActionButton variant="default" why={why} onClick={() => onStart({ action: "promote" })}>
      Promote staging to production…
    </ActionButton>
  );
}
