import { useQuery } from "@tanstack/react-query";
import { consoleQuery } from "@/api/bot";
import { LogTail } from "@/components/log/log-tail";
import { OperatePage } from "@/components/operate/operate-page";
import { useTeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { StateMark } from "@/components/state-mark";
import { BOT_WORDS, ENV_WORDS } from "@/components/words";
import { ConnectGuide } from "./connect-guide";
import { ExchangesPanel } from "./exchanges-panel";
import classes from "./console.module.css";

/** What users asked the bot, what it answered and how fast, with its own words beside it. */
export function ConsolePage() {
  const scope = useTeamScope();
  const { slug, env, team } = scope;
  const exchanges = useQuery(consoleQuery(slug, env));
  const bot = team?.bots.find((each) => each.environment === env);
  const connected = bot?.observed === "CONNECTED";
  const where = ENV_WORDS[env].toLowerCase();
  return (
    <OperatePage
      scope={scope}
      tab="/teams/$team/console"
      title="Console"
      heading="Bot console"
      actions={bot && <StateMark said={BOT_WORDS[bot.observed]} live />}
    >
      {team && !connected && (
        <ConnectGuide scope={scope} bot={bot} exchanges={exchanges.data ?? []} />
      )}
      <div className={classes.grid}>
        <QueryViewPanel query={exchanges} title={`Exchanges, ${where}`}>
          {(items) => (
            <ExchangesPanel
              key={`${slug}${env}`}
              scope={scope}
              items={items}
              connected={connected}
              title={`Exchanges, ${where}`}
            />
          )}
        </QueryViewPanel>
        <div className={classes.log}>
          <Panel title={`Log, ${where}`} live>
            <LogTail
              key={`${slug}${env}`}
              slug={slug}
              env={env}
              label={`Log of the ${where} bot, newest last`}
            />
          </Panel>
        </div>
      </div>
    </OperatePage>
  );
}

/** The panel's frame also while there is nothing in it yet. */
function QueryViewPanel<T>(props: Parameters<typeof QueryView<T>>[0] & { title: string }) {
  if (props.query.data !== undefined) return <>{props.children(props.query.data)}</>;
  return (
    <Panel title={props.title}>
      <QueryView query={props.query} lines={8}>
        {props.children}
      </QueryView>
    </Panel>
  );
}
