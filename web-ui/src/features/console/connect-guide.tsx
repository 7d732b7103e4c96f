import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { deploymentsQuery } from "@/api/delivery";
import type { Bot, Deployment, Exchange } from "@/api/types";
import { isUnderWay } from "@/components/deploy/deploy-words";
import type { TeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { StateMark } from "@/components/state-mark";
import { BOT_WORDS, ENV_WORDS, type Said } from "@/components/words";
import classes from "./console.module.css";

export type Check = "done" | "now" | "todo" | "failed";

/** How far a bot is on the way to answering; the first step that is not done is the one to work on. */
export function checksOf(
  deployed: boolean,
  observed: Bot["observed"] | null,
  answered: boolean,
): [Check, Check, Check, Check] {
  const runs = observed === "STARTING" || observed === "CONNECTED" || observed === "DISCONNECTED";
  const done = [deployed, runs, observed === "CONNECTED", answered];
  const first = done.indexOf(false);
  const checks = done.map((each, i): Check => (each ? "done" : i === first ? "now" : "todo"));
  const broken = observed === "BACKING_OFF" ? 1 : observed === "DISCONNECTED" ? 2 : -1;
  if (broken === first) checks[broken] = "failed";
  return checks as [Check, Check, Check, Check];
}

const SAID: Record<Check, Said> = {
  done: { word: "Done", tone: "ok" },
  now: { word: "Waiting for this", tone: "neutral" },
  todo: { word: "Not yet", tone: "none" },
  failed: { word: "Stuck here", tone: "breach" },
};

interface Props {
  scope: TeamScope;
  bot: Bot | undefined;
  exchanges: Exchange[];
}

/** Four steps from nothing to an answer, checked as they happen. */
export function ConnectGuide({ scope, bot, exchanges }: Props) {
  const deployments = useQuery(deploymentsQuery(scope.slug, scope.env));
  const current = deployments.data?.items.find((each: Deployment) => each.current);
  const underWay = deployments.data?.items.find(isUnderWay);
  const checks = checksOf(
    Boolean(current ?? underWay ?? bot),
    bot?.observed ?? null,
    exchanges.some((each) => each.state === "OK"),
  );
  const where = ENV_WORDS[scope.env].toLowerCase();
  const link = (to: "/teams/$team/deploys" | "/teams/$team/config", text: string) => (
    <Link
      to={to}
      params={{ team: scope.slug }}
      search={scope.env === "STAGING" ? { env: scope.env } : {}}
    >
      {text}
    </Link>
  );
  const steps: [string, ReactNode][] = [
    [
      "A release is deployed",
      <>
        {current
          ? `${current.release.name} is in service in ${where}.`
          : bot
            ? `The platform's own (${bot.release}) runs until you deploy one.`
            : "None is in service."}{" "}
        {link("/teams/$team/deploys", "Deploys")}
      </>,
    ],
    [
      "Its process runs",
      bot ? (
        <>
          {BOT_WORDS[bot.observed].word}. {bot.detail ?? ""} The log below holds its last words.
        </>
      ) : (
        "It starts as soon as something is deployed."
      ),
    ],
    [
      "It opens its socket to the workspace",
      <>
        The bot calls <code>apps.connections.open</code> under <code>SLACK_API_BASE</code> with{" "}
        <code>SLACK_APP_TOKEN</code>, both from its environment, and connects to what it gets. See{" "}
        {link("/teams/$team/config", "what the platform sets")}.
      </>,
    ],
    [
      "It acknowledges a message within 3 s",
      <>
        Write to it in{" "}
        <Link to="/teams/$team/chat" params={{ team: scope.slug }}>
          chat
        </Link>
        ; acknowledge each envelope first, work afterwards.
      </>,
    ],
  ];
  return (
    <Panel title={`The ${where} bot is not connected`} live>
      <ol className={`plain-list ${classes.guide}`}>
        {steps.map(([title, text], i) => (
          <li key={title}>
            <div className="row wrap">
              <strong>
                {i + 1}. {title}
              </strong>
              <StateMark said={SAID[checks[i] ?? "todo"]} live />
            </div>
            <p className="muted">{text}</p>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
