import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import { logHistogramQuery } from "@/api/logs";
import { windowTimelineQuery } from "@/api/queries";
import { markersOf } from "@/components/charts/event-markers";
import { copyText } from "@/components/copy-button";
import { OperatePage } from "@/components/operate/operate-page";
import { useTeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { type LogsSearch, askedFor, logsSearch } from "@/components/telemetry/log-address";
import { useWindow } from "@/components/telemetry/use-window";
import { fixed } from "@/components/telemetry/window";
import { ENV_WORDS } from "@/components/words";
import { Histogram } from "./histogram";
import { LinesPanel } from "./lines-panel";
import { QueryBar } from "./query-bar";

/** What the bot wrote: searched, counted over time, and as it comes. */
export function LogsPage() {
  const scope = useTeamScope();
  const { slug, env } = scope;
  const navigate = useNavigate();
  const { level, q, f, line } = logsSearch(useSearch({ strict: false }));
  const windows = useWindow();
  const { window, current } = windows;
  const search: LogsSearch = {
    ...(level ? { level } : {}),
    ...(q ? { q } : {}),
    ...(f ? { f } : {}),
    ...(line === undefined ? {} : { line }),
  };
  const asked = JSON.stringify([level, q, f, window.name]);
  const bars = useQuery(
    logHistogramQuery(slug, env, asked, () => askedFor(search, current()), window.moving),
  );
  const timeline = useQuery(windowTimelineQuery(slug, env, window.name, current));
  const where = ENV_WORDS[env].toLowerCase();

  const change = useCallback(
    (next: Partial<Record<keyof LogsSearch, unknown>>) =>
      void navigate({
        to: ".",
        resetScroll: false,
        search: (old: Record<string, unknown>) => {
          const { line: _, ...rest } = { ...old, ...next } as Record<string, unknown>;
          return Object.fromEntries(
            Object.entries(rest).filter(([, value]) => value !== undefined),
          ) as never;
        },
      }),
    [navigate],
  );
  /** The same lines for everybody who opens it, whenever. */
  const share = () => {
    const url = new URL(globalThis.location.href);
    url.searchParams.delete("last");
    const { from, to } = fixed(current());
    url.searchParams.set("from", String(from));
    url.searchParams.set("to", String(to));
    void copyText(url.href, "the link to these lines");
  };

  return (
    <OperatePage scope={scope} tab="/teams/$team/logs" title="Logs">
      <Panel title={`What to look for, ${where}`} live>
        <div className="stack">
          <QueryBar search={search} onChange={change} windows={windows} />
          <QueryView query={bars} lines={4}>
            {({ histogram }) => (
              <Histogram
                bars={histogram}
                window={window.moving ? current() : window}
                markers={markersOf(timeline.data?.events ?? [])}
                onBrush={(next) => windows.go(fixed(next))}
              />
            )}
          </QueryView>
        </div>
      </Panel>
      <LinesPanel
        key={`${slug}${env}${asked}${line ?? ""}`}
        scope={scope}
        search={search}
        windows={windows}
        title={`Lines, ${where}`}
        onChange={change}
        onShare={share}
      />
    </OperatePage>
  );
}
