import { useMediaQuery } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { metricsQuery } from "@/api/metrics";
import { OperatePage } from "@/components/operate/operate-page";
import { useTeamScope } from "@/components/operate/scope";
import { QueryView } from "@/components/query-view";
import { type MetricsSearch, metricsSearch } from "@/components/telemetry/metric-address";
import { MetricsNav } from "@/components/telemetry/metrics-nav";
import { useWindow } from "@/components/telemetry/use-window";
import { BrowserPanel } from "./browser-panel";
import type { Example } from "./families";
import { GrafanaPanel } from "./grafana-panel";
import { ResultPanel } from "./result-panel";
import classes from "./metrics.module.css";

/** What the bot measures: found, asked for, drawn. */
export function MetricsPage() {
  const scope = useTeamScope();
  const { slug, env } = scope;
  const navigate = useNavigate();
  const search = metricsSearch(useSearch({ strict: false }));
  const windows = useWindow();
  const metrics = useQuery(metricsQuery(slug, env));
  const narrow = useMediaQuery("(max-width: 1000px)");

  const change = (next: Partial<Record<keyof MetricsSearch, unknown>>) =>
    void navigate({
      to: ".",
      resetScroll: false,
      search: (old: Record<string, unknown>) =>
        Object.fromEntries(
          Object.entries({ ...old, ...next }).filter(([, value]) => value !== undefined),
        ) as never,
    });
  const choose = ({ query, heat }: Example) =>
    change({ q: query, view: heat ? "heat" : undefined, slo: undefined });
  const browser = (
    <QueryView query={metrics} lines={8}>
      {(data) => <BrowserPanel metrics={data} query={search.q ?? ""} onChoose={choose} />}
    </QueryView>
  );
  return (
    <OperatePage
      scope={scope}
      tab="/teams/$team/metrics"
      title="Metrics"
      actions={<MetricsNav scope={scope} current="explore" />}
    >
      <div className={classes.grid}>
        <div className={classes.side}>
          {narrow && search.q ? (
            <details>
              <summary className={classes.fold}>What the bot reports</summary>
              {browser}
            </details>
          ) : (
            browser
          )}
        </div>
        <div className={classes.main}>
          <ResultPanel
            key={`${slug}${env}`}
            scope={scope}
            search={search}
            windows={windows}
            onChange={change}
            families={metrics.data?.families ?? []}
            onChoose={choose}
          />
          <GrafanaPanel slug={slug} env={env} />
        </div>
      </div>
    </OperatePage>
  );
}
