import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { abortDeployment, deploymentsQuery, promoteCanary } from "@/api/delivery";
import type { Deployment, Deployments } from "@/api/types";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { DeploySteps } from "@/components/deploy/deploy-steps";
import { KIND_WORDS, authorWords } from "@/components/deploy/deploy-words";
import { asSentence } from "@/components/numbers";
import { ProblemView } from "@/components/problem-view";
import { ReasonField, reasonMissing } from "@/components/reason-field";
import { useAction } from "@/components/use-action";
import { ENV_WORDS } from "@/components/words";
import { withDeployment } from "@/live/apply-delivery";
import { CanaryCard } from "./canary-card";
import classes from "./deploys.module.css";

/** A deployment that is not effective yet: how far it is, what it waits for, and how to stop it. */
export function UnderWay({ deployment, canAct }: { deployment: Deployment; canAct: boolean }) {
  const [aborting, setAborting] = useState(false);
  const keep = useKeep();
  const promotion = useAction(async () =>
    keep(await promoteCanary(deployment.team.slug, deployment.environment, deployment.number)),
  );
  const { canary } = deployment;
  return (
    <section
      className={classes.underWay}
      aria-label={`Deployment ${deployment.number} under way in ${ENV_WORDS[deployment.environment].toLowerCase()}`}
    >
      <div className="row wrap between">
        <h3>
          {KIND_WORDS[deployment.kind]} {deployment.number}:{" "}
          {deployment.previous && deployment.previous.number !== deployment.release.number
            ? `${deployment.previous.name} → `
            : ""}
          {deployment.release.name}
        </h3>
        <span className="muted micro">{authorWords(deployment.by)}</span>
      </div>
      <DeploySteps deployment={deployment} />
      <p role="status" className="live">
        {canary
          ? deployment.detail && deployment.detail !== canary.verdict
            ? asSentence(deployment.detail)
            : ""
          : asSentence(deployment.detail ?? "waits for the new instance to connect and stay")}
      </p>
      {canary && <CanaryCard canary={canary} deployment={deployment} />}
      {promotion.problem !== null && <ProblemView error={promotion.problem} />}
      {canAct && (
        <div className="row wrap">
          {canary && (
            <Button size="xs" loading={promotion.busy} onClick={() => void promotion.run()}>
              Promote now: all traffic
            </Button>
          )}
          <Button size="xs" variant="default" onClick={() => setAborting(true)}>
            Abort…
          </Button>
        </div>
      )}
      {aborting && <AbortDialog deployment={deployment} onClose={() => setAborting(false)} />}
    </section>
  );
}

function AbortDialog({ deployment, onClose }: { deployment: Deployment; onClose: () => void }) {
  const [reason, setReason] = useState("");
  const keep = useKeep();
  const { team, environment, number, release, previous } = deployment;
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Abort deployment ${number}?`}
      confirm={`Abort deployment ${number}`}
      danger
      blocked={reasonMissing(reason)}
      onConfirm={async () =>
        keep(await abortDeployment(team.slug, environment, number, reason.trim()))
      }
    >
      <p>
        {release.name} is stopped and gets no more traffic.{" "}
        {previous ? `${previous.name} stays in service` : "What ran before stays in service"} in{" "}
        {ENV_WORDS[environment].toLowerCase()}; no request is lost.
      </p>
      <ReasonField value={reason} onChange={setReason} autoFocus />
    </ConfirmDialog>
  );
}

function useKeep() {
  const cache = useQueryClient();
  return (next: Deployment) =>
    cache.setQueryData<Deployments>(
      deploymentsQuery(next.team.slug, next.environment).queryKey,
      (old) => old && withDeployment(old, next),
    );
}
