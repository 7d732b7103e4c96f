import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { flagHistoryQuery } from "@/api/flags";
import type { Flag, FlagVersion } from "@/api/types";
import { pretty } from "@/components/diff/line-diff";
import { TextDiff } from "@/components/diff/text-diff";
import { Empty } from "@/components/empty";
import type { TeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { When } from "@/components/time";
import classes from "./flags.module.css";

const FIRST = 8;

/** Every version with its reason; opened, what it changed. */
export function HistoryPanel({ scope, flag }: { scope: TeamScope; flag: Flag }) {
  const history = useQuery(flagHistoryQuery(scope.slug, scope.env, flag.key));
  const [all, setAll] = useState(false);
  return (
    <Panel title="History" live>
      <QueryView query={history} lines={3}>
        {(items) =>
          items.length === 0 ? (
            <Empty title="It was never changed." />
          ) : (
            <ol className={`plain-list ${classes.rows}`}>
              {items.slice(0, all ? items.length : FIRST).map((each) => (
                <Version key={each.version} version={each} />
              ))}
            </ol>
          )
        }
      </QueryView>
      {!all && (history.data?.length ?? 0) > FIRST && (
        <Button size="xs" variant="default" onClick={() => setAll(true)}>
          Show all {history.data?.length}
        </Button>
      )}
    </Panel>
  );
}

function Version({ version }: { version: FlagVersion }) {
  return (
    <li className={classes.version}>
      <details className={classes.more}>
        <summary>
          <strong>Version {version.version}</strong>{" "}
          <span className="muted micro">
            <When at={version.at} />, {version.by?.name ?? "the platform"}
            {version.reason ? `: “${version.reason}”` : ""}
          </span>
        </summary>
        <TextDiff
          before={pretty(version.before)}
          after={pretty(version.definition)}
          label={`What version ${version.version} changed`}
        />
      </details>
    </li>
  );
}
