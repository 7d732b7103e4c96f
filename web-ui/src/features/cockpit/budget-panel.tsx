import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { sloQuery } from "@/api/slo";
import type { Slo } from "@/api/slo-types";
import type { Env } from "@/api/types";
import { TimeChart } from "@/components/charts/time-chart";
import { count } from "@/components/numbers";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { burnDown } from "@/components/slo/burn-down";
import {
  exhaustion,
  hoursWords,
  rateOf,
  shareWords,
  times,
  trendSaid,
} from "@/components/slo/slo-words";
import { StateMark } from "@/components/state-mark";
import { When, useNow } from "@/components/time";
import classes from "./cockpit.module.css";

/** How much of the team's own error budget is left, how fast it goes and when that ends it. */
export function BudgetPanel({ slug, env }: { slug: string; env: Env }) {
  const slo = useQuery(sloQuery(slug, env));
  return (
    <Panel
      title="Error budget"
      live
      actions={
        <Link
          to="/teams/$team/slo"
          params={{ team: slug }}
          search={env === "STAGING" ? { env } : {}}
        >
          Objective and ledger
        </Link>
      }
    >
      <QueryView query={slo} lines={4}>
        {(data) => <Budget slo={data} />}
      </QueryView>
    </Panel>
  );
}

function Budget({ slo }: { slo: Slo }) {
  const now = useNow();
  const minute = Math.floor(now / 30_000) * 30_000;
  const series = useMemo(() => burnDown(slo, minute), [slo, minute]);
  const lines = useMemo(
    () => [
      { label: "Left", values: series.left, colour: "series1" },
      { label: "At this rate", values: series.projected, colour: "series2", dash: [5, 4] },
    ],
    [series],
  );
  const left = slo.budget.left ?? null;
  const end = exhaustion(slo, now);
  return (
    <>
      <div className={classes.stat}>
        <span className={`${classes.value} live`}>{left === null ? "–" : shareWords(left)}</span>
        <span className="muted">left of the budget of {hoursWords(slo.windowHours)}</span>
      </div>
      {slo.budget.excused > 0 && (
        <p className="muted">
          {count(slo.budget.excused, "failed request")} not counted: the platform itself was late or
          away.
        </p>
      )}
      {end && left !== null && (
        <p>
          {left > 0 ? "It will be " : "It has been "}
          {end.words} <When at={end.at} />.
        </p>
      )}
      {series.at.length > 1 && (
        <TimeChart
          summary={`Error budget over ${hoursWords(slo.windowHours)}, now ${left === null ? "unknown" : `${shareWords(left)} left`}`}
          at={series.at}
          lines={lines}
          format={(value) => `${Math.round(value * 100)} %`}
          scale={{ range: () => [0, 1] }}
          ticks={[0, 0.5, 1]}
          height={104}
        />
      )}
      <div className={classes.burn}>
        <span>
          Burn rate <strong className="num live">{times(rateOf(slo, "5m"))}</strong> over 5 min,{" "}
          <strong className="num live">{times(rateOf(slo, "1h"))}</strong> over 1 h
        </span>
        <StateMark said={trendSaid(slo)} live />
      </div>
    </>
  );
}
