import type { UseQueryResult } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@mantine/core";
import type { Config, ConfigVersion } from "@/api/types";
import { authorWords } from "@/components/deploy/deploy-words";
import { ChangeList } from "@/components/diff/change-list";
import { Empty } from "@/components/empty";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import type { TeamScope } from "@/components/operate/scope";
import { When } from "@/components/time";
import { RestoreDialog } from "./restore-dialog";
import classes from "./config.module.css";

const FIRST = 10;

interface Props {
  scope: TeamScope;
  config: Config;
  history: UseQueryResult<ConfigVersion[]>;
  running: number | null;
}

/** Every saved version with what it changed, newest first. */
export function HistoryPanel({ scope, config, history, running }: Props) {
  const [back, setBack] = useState<number | null>(null);
  const wayBack = (version: number) =>
    scope.canAct &&
    version !== config.version && (
      <Button
        size="xs"
        variant="default"
        className="push"
        aria-label={`Back to version ${version}`}
        onClick={() => setBack(version)}
      >
        Back to this version…
      </Button>
    );
  const [all, setAll] = useState(false);
  return (
    <Panel title="History" live>
      <QueryView query={history} lines={4}>
        {(items) =>
          items.length === 0 ? (
            <Empty title="Nothing was changed yet." />
          ) : (
            <ol className={`plain-list ${classes.rows}`}>
              {items.slice(0, all ? items.length : FIRST).map((each) => (
                <li key={each.version} className={classes.version}>
                  <div className="row wrap">
                    <strong className="live">Version {each.version}</strong>
                    {each.version === running && (
                      <span className={`${classes.chip} live`}>running</span>
                    )}
                    {running !== null && each.version > running && (
                      <span className={`${classes.chip} live`}>waits for a deployment</span>
                    )}
                    {wayBack(each.version)}
                  </div>
                  <span className="muted micro">
                    <When at={each.at} />, {authorWords(each.by)}
                    {each.reason ? `: “${each.reason}”` : ""}
                  </span>
                  <ChangeList changes={each.changes} empty="No value changed." />
                </li>
              ))}
              {(all || items.length <= FIRST) && items.at(-1)?.version === 2 && (
                <li className={classes.version}>
                  <div className="row wrap">
                    <strong>Version 1</strong>
                    {running === 1 && <span className={classes.chip}>running</span>}
                    {wayBack(1)}
                  </div>
                  <span className="muted micro">Empty, as every team begins.</span>
                </li>
              )}
            </ol>
          )
        }
      </QueryView>
      {!all && (history.data?.length ?? 0) > FIRST && (
        <Button size="xs" variant="default" onClick={() => setAll(true)}>
          Show all {history.data?.length}
        </Button>
      )}
      {back !== null && (
        <RestoreDialog scope={scope} config={config} version={back} onClose={() => setBack(null)} />
      )}
    </Panel>
  );
}
