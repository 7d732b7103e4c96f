import { useQuery } from "@tanstack/react-query";
import { fetchLogs } from "@/api/logs";
import { keys } from "@/api/keys";
import type { DashboardPanel } from "@/api/types";
import { Empty } from "@/components/empty";
import { toneOf } from "@/components/log/read-line";
import { QueryView } from "@/components/query-view";
import { askedFor, logsSearch, queryWords } from "@/components/telemetry/log-address";
import type { WindowState } from "@/components/telemetry/use-window";
import { visible } from "@/components/telemetry/visible";
import { clockOnly } from "@/components/time";
import { logAddress } from "./log-query";
import classes from "./dashboards.module.css";

interface Props {
  slug: string;
  panel: DashboardPanel;
  windows: WindowState;
}

const LINES = 12;

/** The newest lines that match, newest last. */
export function LogsView({ slug, panel, windows }: Props) {
  const { environment, query } = panel;
  const { window, current } = windows;
  const search = logsSearch(logAddress(query));
  const found = useQuery({
    queryKey: [...keys.logs(slug, environment), "panel", query, window.name],
    queryFn: () => fetchLogs(slug, environment, askedFor(search, current()), { limit: LINES }),
    refetchInterval: window.moving ? 10_000 : false,
  });
  return (
    <QueryView query={found} lines={6}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={`No ${queryWords(search).replace(/^all /, "")} in this time.`} />
        ) : (
          <div
            className={`${classes.lines} mono live`}
            tabIndex={0}
            role="group"
            aria-label={`${panel.title}, newest last`}
          >
            {items.map((item) => (
              <div
                key={item.id}
                className={classes.line}
                data-tone={toneOf(item.level ?? null) ?? undefined}
              >
                <span className="muted">{clockOnly(item.at)}</span> {item.level ?? ""}{" "}
                {visible(item.text)}
              </div>
            ))}
          </div>
        )
      }
    </QueryView>
  );
}
