import type { UseQueryResult } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { restartBot } from "@/api/bot";
import type { Bot, Env, Team } from "@/api/types";
import { ActionButton } from "@/components/action-button";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { Empty } from "@/components/empty";
import { count } from "@/components/numbers";
import { LogTail } from "@/components/log/log-tail";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { StateMark } from "@/components/state-mark";
import { Clock } from "@/components/time";
import { BOT_WORDS, ENV_WORDS } from "@/components/words";
import classes from "./cockpit.module.css";

interface Props {
  slug: string;
  env: Env;
  team: UseQueryResult<Pick<Team, "bots">>;
  canRestart: boolean;
  /** Why it cannot be restarted now. */
  why?: string | null;
}

/** The team's two bots, and the log of the one being looked at. */
export function BotsPanel({ slug, env, team, canRestart, why }: Props) {
  const [restarting, setRestarting] = useState<Bot | null>(null);
  return (
    <Panel title="Bots" live>
      <QueryView query={team} lines={4}>
        {({ bots }) =>
          bots.length === 0 ? (
            <Empty title="No bot runs for this team.">
              A bot appears here once the team's release is installed.
            </Empty>
          ) : (
            <>
              {bots.map((bot) => (
                <BotLine
                  key={bot.environment}
                  bot={bot}
                  why={why}
                  {...(canRestart ? { onRestart: () => setRestarting(bot) } : {})}
                />
              ))}
              <BotLog slug={slug} env={env} />
            </>
          )
        }
      </QueryView>
      {restarting && (
        <RestartDialog slug={slug} bot={restarting} onClose={() => setRestarting(null)} />
      )}
    </Panel>
  );
}

function BotLog({ slug, env }: { slug: string; env: Env }) {
  const name = ENV_WORDS[env].toLowerCase();
  return (
    <div className="stack tight" style={{ marginTop: 8 }}>
      <div className="row between">
        <h3>Log of the {name} bot</h3>
        <Link
          to="/teams/$team/logs"
          params={{ team: slug }}
          search={env === "STAGING" ? { env } : {}}
        >
          All about logs
        </Link>
      </div>
      <LogTail slug={slug} env={env} label={`Log of the ${name} bot, newest last`} />
    </div>
  );
}

interface BotLineProps {
  bot: Bot;
  why: string | null | undefined;
  onRestart?: () => void;
}

function BotLine({ bot, why, onRestart }: BotLineProps) {
  const name = ENV_WORDS[bot.environment];
  const asked = bot.desired === "STOPPED" && bot.observed !== "STOPPED" ? "asked to stop" : null;
  return (
    <div className={classes.bot}>
      <div className="stack tight">
        <div className="row wrap">
          <h3>{name}</h3>
          <StateMark said={BOT_WORDS[bot.observed]} live />
          {asked && <span className="muted">{asked}</span>}
        </div>
        <div className={classes.facts}>
          <span>
            since <Clock at={bot.since} />
          </span>
          <span>{count(bot.restarts, "restart")}</span>
          <span>
            release <span className="mono">{bot.release}</span>
          </span>
        </div>
        {bot.detail && <p className="micro">{bot.detail}</p>}
      </div>
      {onRestart && (
        <ActionButton
          variant="default"
          size="xs"
          why={why}
          onClick={onRestart}
          aria-label={`Restart ${name.toLowerCase()} bot`}
        >
          Restart…
        </ActionButton>
      )}
    </div>
  );
}

function RestartDialog({ slug, bot, onClose }: { slug: string; bot: Bot; onClose: () => void }) {
  const name = ENV_WORDS[bot.environment].toLowerCase();
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Restart the ${name} bot?`}
      confirm={`Restart ${name} bot`}
      onConfirm={() => restartBot(slug, bot.environment)}
    >
      <p>
        A new instance of the same release {bot.release} starts beside the old one and takes over
        once it is connected; users in {name} notice nothing. A bot that is down is started at once.
        The other bot is not touched.
      </p>
    </ConfirmDialog>
  );
}
