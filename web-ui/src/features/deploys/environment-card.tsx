import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { configQuery } from "@/api/config";
import { deploymentsQuery, releasesQuery } from "@/api/delivery";
import type { Bot, Config, Deployment, Deployments, Env, Release } from "@/api/types";
import { ActionButton } from "@/components/action-button";
import {
  authorWords,
  isUnderWay,
  shortCommit,
  shortDigest,
} from "@/components/deploy/deploy-words";
import { HealthLine } from "@/components/deploy/health-line";
import { isPending } from "@/components/deploy/pending-config";
import { Empty } from "@/components/empty";
import { asSentence } from "@/components/numbers";
import type { TeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { StateMark } from "@/components/state-mark";
import { When, age, useNow } from "@/components/time";
import { BOT_WORDS, ENV_WORDS } from "@/components/words";
import type { DeployStart } from "./deploys-page";
import { UnderWay } from "./under-way";
import classes from "./deploys.module.css";

interface Props {
  scope: TeamScope;
  env: Env;
  onStart: (start: DeployStart) => void;
}

/** One environment: what runs in it now, how that goes, and what is on its way. */
export function EnvironmentCard({ scope, env, onStart }: Props) {
  const deployments = useQuery(deploymentsQuery(scope.slug, env));
  const releases = useQuery(releasesQuery(scope.slug));
  const config = useQuery(configQuery(scope.slug, env));
  const bot = scope.team?.bots.find((each) => each.environment === env);
  return (
    <Panel
      title={ENV_WORDS[env]}
      live
      actions={
        scope.canAct && (
          <Actions
            env={env}
            keys={env === scope.env}
            why={whyNoDeploy(releases.data, deployments.data, env)}
            onStart={onStart}
          />
        )
      }
    >
      <QueryView query={deployments} lines={4}>
        {(data) => (
          <Now
            scope={scope}
            env={env}
            known={data}
            releases={releases.data ?? []}
            config={config.data}
            bot={bot}
          />
        )}
      </QueryView>
    </Panel>
  );
}

interface ActionsProps {
  env: Env;
  /** Whether the page's keys mean this environment. */
  keys: boolean;
  why: string | null;
  onStart: (start: DeployStart) => void;
}

/** Rolling back needs nothing that is still loading: its button is there and works from the start. */
function Actions({ env, keys, why, onStart }: ActionsProps) {
  const where = ENV_WORDS[env].toLowerCase();
  return (
    <>
      <ActionButton
        size="xs"
        variant="default"
        why={why}
        aria-label={`Deploy to ${where}`}
        aria-keyshortcuts={keys ? "d" : undefined}
        onClick={() => onStart({ action: "deploy", env, release: null })}
      >
        Deploy…
      </ActionButton>
      <Button
        size="xs"
        variant={env === "PRODUCTION" ? "filled" : "default"}
        aria-label={`Roll back ${where}`}
        aria-keyshortcuts={keys ? "r" : undefined}
        onClick={() => onStart({ action: "rollback", env })}
      >
        Roll back…
      </Button>
    </>
  );
}

function whyNoDeploy(
  releases: Release[] | undefined,
  deployments: Deployments | undefined,
  env: Env,
): string | null {
  if (releases && !releases.some((each) => !each.deletedAt)) {
    return "There is no release yet; add one first.";
  }
  const underWay = deployments?.items.find(isUnderWay);
  return underWay
    ? `Deployment ${underWay.number} is under way in ${ENV_WORDS[env].toLowerCase()}; wait for it or abort it.`
    : null;
}

interface NowProps {
  scope: TeamScope;
  env: Env;
  known: Deployments;
  releases: Release[];
  config: Config | undefined;
  bot: Bot | undefined;
}

function Now({ scope, env, known, releases, config, bot }: NowProps) {
  const current = known.items.find((each) => each.current);
  const underWay = known.items.find(isUnderWay);
  const newest = known.items[0];
  const failed =
    newest && !underWay && (newest.state === "FAILED" || newest.state === "ABORTED")
      ? newest
      : null;
  return (
    <div className="stack">
      {underWay && <UnderWay deployment={underWay} canAct={scope.canAct} />}
      {failed && <NotTaken deployment={failed} current={current} />}
      {current ? (
        <Current
          deployment={current}
          release={releases.find((each) => each.number === current.release.number)}
          bot={bot}
        />
      ) : (
        <Empty title="Nothing is in service here.">
          {bot
            ? `The bot of this environment is the platform's own (${bot.release}) until a release is deployed.`
            : "Add a release, then deploy it."}
        </Empty>
      )}
      {config && isPending(config) && (
        <p className="micro">
          Runs with configuration {config.running}; configuration {config.version} is saved but not
          yet effective.{" "}
          <Link
            to="/teams/$team/config"
            params={{ team: scope.slug }}
            search={env === "STAGING" ? { env } : {}}
          >
            See what waits
          </Link>
        </p>
      )}
    </div>
  );
}

function Current(props: {
  deployment: Deployment;
  release: Release | undefined;
  bot: Bot | undefined;
}) {
  const { deployment, release, bot } = props;
  const now = useNow();
  const since = deployment.effectiveAt ?? deployment.requestedAt;
  return (
    <>
      <div className={classes.release}>
        <span className={`${classes.name} live`}>{deployment.release.name}</span>
        <span className={classes.version}>{deployment.release.version}</span>
        {bot && <StateMark said={BOT_WORDS[bot.observed]} live />}
      </div>
      {bot?.detail && bot.observed !== "CONNECTED" && <p className="micro">{bot.detail}</p>}
      <HealthLine health={deployment.health} />
      <dl className={classes.facts}>
        <div>
          <dt>Since</dt>
          <dd>
            <When at={since} />
            <span className="muted num"> ({age(now - Date.parse(since))})</span>
          </dd>
        </div>
        <div>
          <dt>By</dt>
          <dd>{authorWords(deployment.by)}</dd>
        </div>
        {deployment.reason && (
          <div className={classes.wideFact}>
            <dt>Reason</dt>
            <dd>{deployment.reason}</dd>
          </div>
        )}
        <div>
          <dt>Commit</dt>
          <dd className="mono">{release?.commit ? shortCommit(release.commit) : "not given"}</dd>
        </div>
        <div>
          <dt>Digest</dt>
          <dd className="mono" title={deployment.release.digest}>
            {shortDigest(deployment.release.digest)}
          </dd>
        </div>
        <div>
          <dt>Configuration</dt>
          <dd>version {deployment.configVersion}</dd>
        </div>
      </dl>
    </>
  );
}

/** The last try ended before it took over; what ran stayed. */
function NotTaken(props: { deployment: Deployment; current: Deployment | undefined }) {
  const { deployment, current } = props;
  return (
    <div className={classes.notTaken}>
      <StateMark
        said={
          deployment.state === "FAILED"
            ? { word: `Deployment ${deployment.number} failed`, tone: "breach" }
            : { word: `Deployment ${deployment.number} was aborted`, tone: "none" }
        }
      />
      <p>
        {deployment.release.name}
        {deployment.endedAt && (
          <>
            , <When at={deployment.endedAt} />
          </>
        )}
        {deployment.detail ? `: ${asSentence(deployment.detail)}` : "."}
        {current && !/\b(in|left) service\b/.test(deployment.detail ?? "")
          ? ` ${current.release.name} stayed in service.`
          : ""}
      </p>
    </div>
  );
}
