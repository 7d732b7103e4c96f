import { useQuery } from "@tanstack/react-query";
import { configHistoryQuery, configQuery } from "@/api/config";
import { OperatePage } from "@/components/operate/operate-page";
import { useTeamScope } from "@/components/operate/scope";
import { QueryView } from "@/components/query-view";
import { HistoryPanel } from "./history-panel";
import { PendingBanner } from "./pending-banner";
import { ReservedPanel } from "./reserved-panel";
import { SecretsPanel } from "./secrets-panel";
import { VariablesPanel } from "./variables-panel";
import classes from "./config.module.css";

/** What a bot is told from outside: variables, secrets, and whether what is saved is in force. */
export function ConfigPage() {
  const scope = useTeamScope();
  const { slug, env } = scope;
  const config = useQuery(configQuery(slug, env));
  const history = useQuery(configHistoryQuery(slug, env));
  return (
    <OperatePage
      scope={scope}
      tab="/teams/$team/config"
      title="Configuration"
      heading="Configuration and secrets"
    >
      <QueryView query={config} lines={8}>
        {(data) => (
          <>
            <PendingBanner scope={scope} config={data} history={history.data ?? []} />
            <div className={classes.grid}>
              <div className={classes.column}>
                <VariablesPanel key={`${slug}${env}`} scope={scope} config={data} />
                <SecretsPanel key={`${slug}${env}s`} scope={scope} config={data} />
              </div>
              <div className={classes.column}>
                <HistoryPanel
                  scope={scope}
                  config={data}
                  history={history}
                  running={data.running ?? null}
                />
                <ReservedPanel names={data.reserved} />
              </div>
            </div>
          </>
        )}
      </QueryView>
    </OperatePage>
  );
}
