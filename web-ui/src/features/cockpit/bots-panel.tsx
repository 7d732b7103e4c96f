import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { body, http } from "@/api/client";
import { botLogQuery } from "@/api/queries";
import type { Bot, Env } from "@/api/types";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { Empty } from "@/components/empty";
import { count } from "@/components/numbers";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { StateMark } from "@/components/state-mark";
import { Clock, clock } from "@/components/time";
import { BOT_WORDS, ENV_WORDS } from "@/components/words";
import classes from "./cockpit.module.css";

interface Props {
  slug: string;
  env: Env;
  bots: Bot[];
  canRestart: boolean;
}

/** The team's two bots, and the log of the one being looked at. */
export function BotsPanel({ slug, env, bots, canRestart }: Props) {
  const [restarting, setRestarting] = useState<Bot | null>(null);
  return (
    <Panel title="Bots" live>
      {bots.length === 0 && (
        <Empty title="No bot runs for this team.">
          A bot appears here once the team's release is installed.
        </Empty>
      )}
      {bots.map((bot) => (
        <BotLine
          key={bot.environment}
          bot={bot}
          {...(canRestart ? { onRestart: () => setRestarting(bot) } : {})}
        />
      ))}
      {bots.length > 0 && <LogTail slug={slug} env={env} />}
      {restarting && (
        <RestartDialog slug={slug} bot={restarting} onClose={() => setRestarting(null)} />
      )}
    </Panel>
  );
}

function BotLine({ bot, onRestart }: { bot: Bot; onRestart?: () => void }) {
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
        <Button
          variant="default"
          size="xs"
          onClick={onRestart}
          aria-label={`Restart ${name.toLowerCase()} bot`}
        >
          Restart…
        </Button>
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
      onConfirm={() =>
        body(
          http.POST("/teams/{team}/bots/{environment}/restart", {
            params: { path: { team: slug, environment: bot.environment } },
          }),
        )
      }
    >
      <p>
        The bot stops, then starts the same release {bot.release} again. Until it is connected,
        requests of users in {name} fail and count against the error budget. The other bot is not
        touched.
      </p>
    </ConfirmDialog>
  );
}

function LogTail({ slug, env }: { slug: string; env: Env }) {
  const log = useQuery(botLogQuery(slug, env));
  return (
    <div className="stack tight" style={{ marginTop: 8 }}>
      <h3>Log of the {ENV_WORDS[env].toLowerCase()} bot</h3>
      <QueryView query={log} lines={4}>
        {(data) =>
          data.lines.length === 0 ? (
            <Empty title="The bot has written nothing yet." />
          ) : (
            <pre
              className={`${classes.log} mono`}
              tabIndex={0}
              aria-label="Last log lines, newest first"
            >
              {[...data.lines]
                .reverse()
                .map((line) => `${line.at ? `${clock(line.at)}  ` : ""}${line.text}`)
                .join("\n")}
            </pre>
          )
        }
      </QueryView>
    </div>
  );
}
