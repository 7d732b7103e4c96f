import type { UseQueryResult } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Env, Sli } from "@/api/types";
import type { Marker } from "@/components/charts/chart-plugins";
import { standingOf } from "@/components/slo/standing";
import { FLOOR, toSeries } from "@/components/charts/sli-series";
import { TimeChart } from "@/components/charts/time-chart";
import { Empty } from "@/components/empty";
import { millis, objective, percent } from "@/components/numbers";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { StateMark } from "@/components/state-mark";
import { age, useNow } from "@/components/time";
import { ENV_WORDS, SLI_WORDS } from "@/components/words";
import { SeriesTable } from "./series-table";
import classes from "./cockpit.module.css";

interface Props {
  env: Env;
  sli: UseQueryResult<Sli>;
  markers: Marker[];
}

/** Success ratio as users saw it, on an error-rate axis so that 99.9 and 99 differ visibly. */
export function AvailabilityPanel({ env, sli, markers }: Props) {
  return (
    <Panel title={`Availability, ${ENV_WORDS[env].toLowerCase()}`} live>
      <QueryView query={sli} lines={5}>
        {(data) => <Availability sli={data} markers={markers} />}
      </QueryView>
    </Panel>
  );
}

function Availability({ sli, markers }: { sli: Sli; markers: Marker[] }) {
  const now = useNow();
  const series = useMemo(
    () => toSeries(sli.points, sli.stepSeconds, Date.parse(sli.now)),
    [sli.points, sli.stepSeconds, sli.now],
  );
  const lines = useMemo(
    () => [{ label: "Answered well", values: series.badShare, colour: "series1" }],
    [series],
  );
  const { summary } = sli;
  const standing = useMemo(() => standingOf(sli), [sli]);
  const said = SLI_WORDS[standing.state];
  const since = standing.since ? ` for ${age(now - Date.parse(standing.since))}` : " now";
  return (
    <>
      <div className={classes.stat}>
        <span className={`${classes.value} live`}>{percent(summary.ratio)}</span>
        <StateMark
          said={standing.state === "NO_DATA" ? said : { ...said, word: said.word + since }}
          live
        />
        <span className="muted">
          of requests answered well in the last 15 minutes, objective {objective(sli.objective)}
        </span>
      </div>
      {sli.objectiveLatencyMs !== sli.latencyThresholdMs && (
        <p className="muted micro">
          Late is here what takes longer than {millis(sli.latencyThresholdMs)}, for all teams; by
          your objective of {millis(sli.objectiveLatencyMs)} the budget and the SLO page judge.
        </p>
      )}
      {series.at.length === 0 ? (
        <Empty title="No request was measured in the last 15 minutes.">
          The line starts as soon as users talk to the bot.
        </Empty>
      ) : (
        <TimeChart
          summary={`Availability over the last 15 minutes, now ${percent(summary.ratio)}, ${said.word}`}
          at={series.at}
          lines={lines}
          format={(share) => (share <= FLOOR ? "100 %" : objective(1 - share))}
          scale={{ distr: 3, dir: -1, range: () => [FLOOR, 1] }}
          ticks={[FLOOR, 0.01, 0.1, 1]}
          threshold={{ value: 1 - sli.objective, label: `SLO ${objective(sli.objective)}` }}
          markers={markers}
        />
      )}
      <SeriesTable sli={sli} />
    </>
  );
}
