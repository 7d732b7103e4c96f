import { UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import ChevronRight from "lucide-react/icons/chevron-right";
import { useId, useState } from "react";
import { deploymentDiffQuery } from "@/api/delivery";
import type { Deployment, ReleaseRef } from "@/api/types";
import { DeploySteps } from "@/components/deploy/deploy-steps";
import { DEPLOYMENT_WORDS, KIND_WORDS, authorWords } from "@/components/deploy/deploy-words";
import { HealthLine } from "@/components/deploy/health-line";
import { ChangeList } from "@/components/diff/change-list";
import { asSentence } from "@/components/numbers";
import { QueryView } from "@/components/query-view";
import { StateMark } from "@/components/state-mark";
import { When, span } from "@/components/time";
import { ENV_WORDS } from "@/components/words";
import classes from "./deploys.module.css";

/** One deployment as a line; opened, its steps and what it changed. */
export function HistoryRow({ deployment }: { deployment: Deployment }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const { previous, release, state, current } = deployment;
  const said =
    current && state === "EFFECTIVE"
      ? ({ word: "In service", tone: "ok" } as const)
      : DEPLOYMENT_WORDS[state];
  return (
    <li className={classes.row}>
      <UnstyledButton
        className={classes.line}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <ChevronRight size={14} aria-hidden="true" className={classes.chevron} />
        <span className={classes.what}>
          <span className="hidden-visually">Deployment {deployment.number}, </span>
          <strong>{move(previous, release)}</strong> {KIND_WORDS[deployment.kind]}
          {deployment.strategy === "CANARY" ? ", canary" : ""}
          <span className="muted">
            {" "}
            · {ENV_WORDS[deployment.environment]} {deployment.number}
          </span>
        </span>
        <StateMark said={said} live />
        <span className={`${classes.meta} muted`}>
          <When at={deployment.requestedAt} />, {authorWords(deployment.by)}
          {deployment.reason ? `: “${deployment.reason}”` : ""}
        </span>
      </UnstyledButton>
      <div id={id} hidden={!open}>
        {open && <Details deployment={deployment} />}
      </div>
    </li>
  );
}

function move(from: ReleaseRef | null | undefined, to: ReleaseRef): string {
  return from && from.number !== to.number ? `${from.name} → ${to.name}` : to.name;
}

function Details({ deployment }: { deployment: Deployment }) {
  const diff = useQuery(
    deploymentDiffQuery(deployment.team.slug, deployment.environment, deployment.number),
  );
  const { endedAt, effectiveAt, requestedAt, detail, state } = deployment;
  const took = effectiveAt ? Date.parse(effectiveAt) - Date.parse(requestedAt) : null;
  return (
    <div className={classes.details}>
      <DeploySteps deployment={deployment} />
      {detail && <p>{asSentence(detail)}</p>}
      {took !== null && (
        <p className="muted micro">Effective {span(took)} after it was asked for.</p>
      )}
      {state !== "EFFECTIVE" && endedAt && !detail && (
        <p className="muted micro">
          Ended <When at={endedAt} />
        </p>
      )}
      <HealthLine health={deployment.health} />
      <QueryView query={diff}>
        {({ from, artifact, config, flags }) => (
          <div className="stack">
            <p className="muted micro">
              {from ? `Against deployment ${from}, which ran before.` : "Nothing ran before it."}
            </p>
            <section className="stack tight">
              <h3>Artifact</h3>
              <ChangeList changes={artifact} empty="The same artifact." />
            </section>
            <section className="stack tight">
              <h3>Configuration</h3>
              <ChangeList changes={config} empty="The same configuration." />
            </section>
            <section className="stack tight">
              <h3>Flags changed in between</h3>
              <ChangeList changes={flags} empty="None." />
            </section>
          </div>
        )}
      </QueryView>
    </div>
  );
}
