import { Button, SegmentedControl } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { deploymentsQuery, fetchDeployments } from "@/api/delivery";
import type { Deployment, Deployments, Env } from "@/api/types";
import { Empty, Loading } from "@/components/empty";
import type { TeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { ProblemView } from "@/components/problem-view";
import { useAction } from "@/components/use-action";
import { HistoryRow } from "./history-row";
import classes from "./deploys.module.css";

type Shown = "BOTH" | Env;

/** Every change of what an environment runs, newest first. */
export function HistoryPanel({ scope }: { scope: TeamScope }) {
  const [shown, setShown] = useState<Shown>("BOTH");
  const cache = useQueryClient();
  const pages = {
    PRODUCTION: useQuery(deploymentsQuery(scope.slug, "PRODUCTION")),
    STAGING: useQuery(deploymentsQuery(scope.slug, "STAGING")),
  };
  const wanted = (["PRODUCTION", "STAGING"] as const).filter(
    (env) => shown === "BOTH" || shown === env,
  );
  const older = useAction(async () => {
    for (const env of wanted.filter((each) => pages[each].data?.hasMore)) {
      const before = pages[env].data?.items.at(-1)?.number;
      if (before === undefined) continue;
      const page = await fetchDeployments(scope.slug, env, before);
      cache.setQueryData<Deployments>(
        deploymentsQuery(scope.slug, env).queryKey,
        (old) => old && { items: [...old.items, ...page.items], hasMore: page.hasMore },
      );
    }
  });
  const queries = wanted.map((env) => pages[env]);
  const failed = queries.find((query) => query.isError && !query.data);
  const loading = queries.some((query) => !query.data);
  const items = inOrder(queries.flatMap((query) => query.data?.items ?? []));
  return (
    <Panel
      title="History"
      live
      actions={
        <SegmentedControl
          size="xs"
          aria-label="History of"
          value={shown}
          onChange={(value) => setShown(value as Shown)}
          data={[
            { value: "BOTH", label: "Both" },
            { value: "PRODUCTION", label: "Production" },
            { value: "STAGING", label: "Staging" },
          ]}
        />
      }
    >
      {failed ? (
        <ProblemView error={failed.error} retry={() => void failed.refetch()} />
      ) : loading ? (
        <Loading lines={6} />
      ) : items.length === 0 ? (
        <Empty title="Nothing was deployed yet.">
          Every deployment, rollback, restart and change of configuration is listed here.
        </Empty>
      ) : (
        <ol className={`plain-list ${classes.rows}`}>
          {items.map((each) => (
            <HistoryRow key={`${each.environment}${each.number}`} deployment={each} />
          ))}
        </ol>
      )}
      {older.problem !== null && <ProblemView error={older.problem} />}
      {queries.some((query) => query.data?.hasMore) && (
        <div style={{ paddingTop: 12 }}>
          <Button size="xs" variant="default" loading={older.busy} onClick={() => void older.run()}>
            Show older
          </Button>
        </div>
      )}
    </Panel>
  );
}

function inOrder(items: Deployment[]): Deployment[] {
  return [...items].sort((a, b) => b.requestedAt.localeCompare(a.requestedAt));
}
