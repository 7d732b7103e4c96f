import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { deploy, deploymentsQuery } from "@/api/delivery";
import type { Config, ConfigVersion, Deployments } from "@/api/types";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { DeploySteps } from "@/components/deploy/deploy-steps";
import { isUnderWay } from "@/components/deploy/deploy-words";
import { FreezeOverride, useFreezeGate } from "@/components/deploy/freeze-override";
import { isPending, pendingConfig } from "@/components/deploy/pending-config";
import { ChangeList } from "@/components/diff/change-list";
import { Caution } from "@/components/empty";
import type { TeamScope } from "@/components/operate/scope";
import { ReasonField, reasonMissing } from "@/components/reason-field";
import { ENV_WORDS } from "@/components/words";
import { withDeployment } from "@/live/apply-delivery";

interface Props {
  scope: TeamScope;
  config: Config;
  history: ConfigVersion[];
}

/** Saved is not in force: says what waits, and lets it be deployed. */
export function PendingBanner({ scope, config, history }: Props) {
  const deployments = useQuery(deploymentsQuery(scope.slug, scope.env));
  const [deploying, setDeploying] = useState(false);
  const underWay = deployments.data?.items.find(isUnderWay);
  if (!isPending(config)) return null;
  const where = ENV_WORDS[scope.env];
  const changes = pendingConfig(history, config.running);
  const current = deployments.data?.items.find((each) => each.current);
  return (
    <Caution>
      <div className="stack">
        <p className="live">
          <strong>Not yet effective.</strong> {where} runs with configuration {config.running};
          version {config.version} is saved and waits for a deployment.
        </p>
        <ChangeList changes={changes} empty="The saved values are the same as the running ones." />
        {underWay ? (
          <DeploySteps deployment={underWay} />
        ) : (
          scope.canAct &&
          current && (
            <div>
              <Button size="xs" onClick={() => setDeploying(true)}>
                Deploy configuration {config.version}…
              </Button>
            </div>
          )
        )}
      </div>
      {deploying && current && (
        <DeployConfigDialog
          scope={scope}
          version={config.version}
          release={current.release}
          onClose={() => setDeploying(false)}
        />
      )}
    </Caution>
  );
}

interface DialogProps {
  scope: TeamScope;
  version: number;
  release: { number: number; name: string };
  onClose: () => void;
}

function DeployConfigDialog({ scope, version, release, onClose }: DialogProps) {
  const [reason, setReason] = useState("");
  const cache = useQueryClient();
  const gate = useFreezeGate(scope.slug, scope.env);
  const where = ENV_WORDS[scope.env].toLowerCase();
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Deploy configuration ${version} to ${where}`}
      confirm={`Deploy configuration ${version}`}
      blocked={gate.blocked ?? reasonMissing(reason)}
      onConfirm={async () => {
        const next = await deploy(scope.slug, {
          environment: scope.env,
          release: release.number,
          strategy: "ROLLING",
          reason: reason.trim(),
          override: gate.override,
          canary: null,
        });
        cache.setQueryData<Deployments>(
          deploymentsQuery(scope.slug, scope.env).queryKey,
          (old) => old && withDeployment(old, next),
        );
      }}
    >
      <p>
        Release {release.name} is started again with the saved values and takes over once it is
        connected. If it never connects, the instance with the old values stays in service.
      </p>
      <FreezeOverride gate={gate} />
      <ReasonField value={reason} onChange={setReason} autoFocus />
    </ConfirmDialog>
  );
}
