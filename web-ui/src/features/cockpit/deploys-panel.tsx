import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { deploymentDiffQuery, deploymentsQuery } from "@/api/delivery";
import type { Deployment, Env } from "@/api/types";
import { ActionButton } from "@/components/action-button";
import { DeploySteps } from "@/components/deploy/deploy-steps";
import {
  DEPLOYMENT_WORDS,
  KIND_WORDS,
  authorWords,
  isUnderWay,
} from "@/components/deploy/deploy-words";
import { HealthLine } from "@/components/deploy/health-line";
import { RollbackDialog } from "@/components/deploy/rollback-dialog";
import { ChangeList } from "@/components/diff/change-list";
import { Empty } from "@/components/empty";
import { asSentence } from "@/components/numbers";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { useShortcut } from "@/components/shortcuts";
import { StateMark } from "@/components/state-mark";
import { When } from "@/components/time";
import { tell } from "@/components/use-action";
import { ENV_WORDS } from "@/components/words";
import classes from "./cockpit.module.css";

interface Props {
  slug: string;
  env: Env;
  canAct: boolean;
  /** Why nothing can be rolled back now. */
  why?: string | null;
}

/** What runs, since when, how it goes, and the way back: there before anything is loaded. */
export function DeploysPanel({ slug, env, canAct, why }: Props) {
  const deployments = useQuery(deploymentsQuery(slug, env));
  const [rolling, setRolling] = useState(false);
  const where = ENV_WORDS[env].toLowerCase();
  useShortcut("r", `Roll back ${where}`, () => (why ? tell(why) : setRolling(true)), canAct);
  return (
    <Panel
      title={`Deploys, ${where}`}
      live
      actions={
        <>
          <Link
            to="/teams/$team/deploys"
            params={{ team: slug }}
            search={env === "STAGING" ? { env } : {}}
          >
            All about deploys
          </Link>
          {canAct && (
            <ActionButton
              size="xs"
              aria-keyshortcuts="r"
              why={why}
              onClick={() => setRolling(true)}
            >
              Roll back…
            </ActionButton>
          )}
        </>
      }
    >
      <QueryView query={deployments}>{({ items }) => <Deploys items={items} />}</QueryView>
      {rolling && <RollbackDialog slug={slug} env={env} onClose={() => setRolling(false)} />}
    </Panel>
  );
}

function Deploys({ items }: { items: Deployment[] }) {
  const [compared, setCompared] = useState(false);
  const current = items.find((each) => each.current);
  const underWay = items.find(isUnderWay);
  const previous = items.find(
    (each) => each.effectiveAt && !each.current && each.number < (current?.number ?? 0),
  );
  if (!current && !underWay) {
    return (
      <Empty title="Nothing was deployed here yet.">
        Add a release on the deploys page, then deploy it.
      </Empty>
    );
  }
  return (
    <div className="stack">
      {underWay && (
        <div className="stack tight">
          <p>
            <strong>{underWay.release.name}</strong> {KIND_WORDS[underWay.kind].toLowerCase()}, by{" "}
            {authorWords(underWay.by)}
          </p>
          <DeploySteps deployment={underWay} />
          {underWay.detail && <p className="micro muted">{asSentence(underWay.detail)}</p>}
        </div>
      )}
      {current && (
        <div className={classes.deploy}>
          <div className="stack tight">
            <Line deployment={current} />
            <HealthLine health={current.health} />
          </div>
          <Button
            size="xs"
            variant="default"
            aria-expanded={compared}
            onClick={() => setCompared(!compared)}
          >
            {compared ? "Hide diff" : "Diff"}
          </Button>
        </div>
      )}
      {current && compared && <Diff deployment={current} />}
      {previous && (
        <div className="muted">
          <Line deployment={previous} />
        </div>
      )}
    </div>
  );
}

function Line({ deployment }: { deployment: Deployment }) {
  const { release, effectiveAt, requestedAt, by, current, state } = deployment;
  return (
    <div className="row wrap">
      <strong>{release.name}</strong>
      <span className="mono">{release.version}</span>
      {current ? (
        <StateMark said={{ word: "In service", tone: "ok" }} live />
      ) : (
        state !== "EFFECTIVE" && <StateMark said={DEPLOYMENT_WORDS[state]} />
      )}
      <span className="muted micro">
        <When at={effectiveAt ?? requestedAt} />, {authorWords(by)}
      </span>
    </div>
  );
}

function Diff({ deployment }: { deployment: Deployment }) {
  const { team, environment, number } = deployment;
  const diff = useQuery(deploymentDiffQuery(team.slug, environment, number));
  return (
    <QueryView query={diff}>
      {({ artifact, config, flags }) => (
        <ChangeList
          changes={[...artifact, ...config, ...flags]}
          empty="Nothing differs from what ran before."
        />
      )}
    </QueryView>
  );
}
