import { Button, NativeSelect, NumberInput, SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { metricValuesQuery } from "@/api/metrics";
import { asProblem } from "@/api/problem";
import { windowTimelineQuery } from "@/api/queries";
import type { MetricFamily } from "@/api/types";
import { useCrosshairLock } from "@/components/charts/crosshair";
import { markersOf } from "@/components/charts/event-markers";
import { copyText } from "@/components/copy-button";
import { Empty, Loading } from "@/components/empty";
import type { TeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { ProblemView } from "@/components/problem-view";
import { useShortcut } from "@/components/shortcuts";
import { dayAndClock } from "@/components/time";
import { bucketQuery, isHistogram } from "@/components/telemetry/buckets";
import { HistogramView } from "@/components/telemetry/histogram-view";
import type { Compared, MetricsSearch } from "@/components/telemetry/metric-address";
import { MetricChart } from "@/components/telemetry/metric-chart";
import { SeriesTools } from "@/components/telemetry/series-tools";
import { unitOf } from "@/components/telemetry/units";
import type { WindowState } from "@/components/telemetry/use-window";
import { fixed, stepFor } from "@/components/telemetry/window";
import { WindowPicker } from "@/components/telemetry/window-picker";
import { connection } from "@/live/connection";
import { AddDialog } from "./add-dialog";
import { type Example, offersOf } from "./families";
import { QueryEditor } from "./query-editor";
import { queryError } from "./query-error";

interface Props {
  scope: TeamScope;
  search: MetricsSearch;
  windows: WindowState;
  onChange: (change: Partial<Record<keyof MetricsSearch, unknown>>) => void;
  families: MetricFamily[];
  onChoose: (example: Example) => void;
}

const EARLIER: Record<Compared, { ms: number; words: string }> = {
  "1h": { ms: 3_600_000, words: "an hour before" },
  "1d": { ms: 86_400_000, words: "a day before" },
};

/** An expression over a window: the question, its picture, and what can be done with it. */
export function ResultPanel({ scope, search, windows, onChange, families, onChoose }: Props) {
  const { slug, env, canAct } = scope;
  const { window, current, go } = windows;
  const [adding, setAdding] = useState(false);
  const query = search.q ?? "";
  const heat = search.view === "heat" && isHistogram(query);
  const stepSeconds = stepFor(window);
  const asked = heat ? bucketQuery(query, stepSeconds) : query;
  const wish = {
    query: asked,
    name: window.name,
    window: current,
    stepSeconds,
    moving: window.moving,
  };
  const values = useQuery(metricValuesQuery(slug, env, wish));
  const earlier = search.vs && !heat ? EARLIER[search.vs] : null;
  const before = useQuery(
    metricValuesQuery(slug, env, {
      ...wish,
      query: earlier ? asked : "",
      name: `${window.name} ${search.vs ?? ""}`,
      window: () => {
        const { from, to } = current();
        return { from: from - (earlier?.ms ?? 0), to: to - (earlier?.ms ?? 0) };
      },
    }),
  );
  const timeline = useQuery(windowTimelineQuery(slug, env, window.name, current));
  const problem = values.error === null ? null : asProblem(values.error);
  const mistake = problem && queryError(problem);
  const data = values.data?.query === asked ? values.data : undefined;
  const shown = window.moving ? current() : window;
  const unit = unitOf(query);

  /** Everybody who opens it sees this moment. */
  const copyMoment = () => {
    const at = Math.round(search.at ?? connection.serverNow());
    const url = new URL(globalThis.location.href);
    url.searchParams.delete("last");
    const { from, to } = fixed(current());
    for (const [name, value] of Object.entries({ from, to, at }))
      url.searchParams.set(name, String(value));
    void copyText(url.href, `the link to ${dayAndClock(at)}`);
  };
  useShortcut("c", "Copy the link to this moment", copyMoment);
  useCrosshairLock();

  return (
    <Panel
      title="Draw"
      live
      actions={
        <>
          {isHistogram(query) && (
            <SegmentedControl
              size="xs"
              aria-label="Picture"
              value={heat ? "heat" : "lines"}
              onChange={(next) => onChange({ view: next === "heat" ? "heat" : undefined })}
              data={[
                { value: "lines", label: "Lines" },
                { value: "heat", label: "Heat map" },
              ]}
            />
          )}
          <WindowPicker state={windows} />
        </>
      }
    >
      <div className="stack">
        <QueryEditor
          query={query}
          onDraw={(next) =>
            next === query ? void values.refetch() : onChange({ q: next || undefined })
          }
          error={mistake}
          busy={values.isFetching && data === undefined && query !== ""}
        />
        {query === "" ? (
          <Start families={families} onChoose={onChoose} />
        ) : problem && !mistake && data === undefined ? (
          <ProblemView error={problem} retry={() => void values.refetch()} />
        ) : data === undefined ? (
          mistake === null && <Loading lines={6} />
        ) : heat ? (
          <HistogramView values={data} unit={unit} onZoom={(from, to) => go(fixed({ from, to }))} />
        ) : (
          <>
            {data.notes.length > 0 && data.series.length > 0 && (
              <p className="muted micro">{data.notes.join(" ")}</p>
            )}
            <MetricChart
              values={data}
              before={
                earlier && before.data
                  ? { values: before.data, shiftMs: earlier.ms, words: earlier.words }
                  : undefined
              }
              unit={unit}
              slo={search.slo}
              window={shown}
              markers={markersOf(timeline.data?.events ?? [])}
              height={280}
              moment={search.at}
              onZoom={(from, to) => go(fixed({ from, to }))}
              onPick={(at) => onChange({ at: Math.round(at) })}
            />
            <p className="muted micro">
              {search.at === undefined
                ? "Drag to zoom in; press on the chart to mark a moment."
                : `Marked: ${dayAndClock(search.at)}.`}{" "}
              {search.at !== undefined && (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  onClick={() => onChange({ at: undefined })}
                >
                  Remove the mark
                </Button>
              )}
            </p>
          </>
        )}
        {query !== "" && (
          <div className="row wrap">
            {data && !heat && <SeriesTools values={data} unit={unit} name={slug} />}
            <Button size="compact-xs" variant="default" aria-keyshortcuts="c" onClick={copyMoment}>
              Copy link to this moment
            </Button>
            {canAct && data && (
              <Button size="compact-xs" variant="default" onClick={() => setAdding(true)}>
                Add to dashboard…
              </Button>
            )}
            {!heat && (
              <>
                <NativeSelect
                  size="xs"
                  aria-label="Compare"
                  value={search.vs ?? ""}
                  onChange={(event) => onChange({ vs: event.currentTarget.value || undefined })}
                  data={[
                    { value: "", label: "Compare with…" },
                    { value: "1h", label: "With an hour before" },
                    { value: "1d", label: "With a day before" },
                  ]}
                />
                <NumberInput
                  size="xs"
                  w={140}
                  aria-label="SLO line at"
                  placeholder="SLO line at"
                  prefix="SLO line at "
                  hideControls
                  value={search.slo ?? ""}
                  onChange={(value) =>
                    onChange({ slo: typeof value === "number" ? value : undefined })
                  }
                />
              </>
            )}
          </div>
        )}
      </div>
      {adding && (
        <AddDialog
          scope={scope}
          query={query}
          heat={heat}
          unit={unit}
          slo={search.slo ?? null}
          onClose={() => setAdding(false)}
        />
      )}
    </Panel>
  );
}

/** Before anything was asked: what is worth asking. */
function Start({
  families,
  onChoose,
}: {
  families: MetricFamily[];
  onChoose: (e: Example) => void;
}) {
  const offers = offersOf(families);
  const worth = offers
    .filter(({ kind, name }) => kind === "histogram" || /_total$/.test(name) || name === "up")
    .slice(0, 4);
  return (
    <Empty
      title="Choose a metric, or write an expression."
      action={
        <div className="row wrap">
          {worth.map(({ name, examples }) => (
            <Button
              key={name}
              size="xs"
              variant="default"
              onClick={() => examples[0] && onChoose(examples[0])}
            >
              {name}
            </Button>
          ))}
        </div>
      }
    >
      Expressions are a part of PromQL: <code>rate</code>, <code>increase</code>,{" "}
      <code>histogram_quantile</code>, <code>…_over_time</code>, <code>sum by (label)</code>,
      arithmetic and comparisons.
    </Empty>
  );
}
