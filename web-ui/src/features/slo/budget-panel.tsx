import { Button } from "@mantine/core";
import { useMemo, useState } from "react";
import type { Slo } from "@/api/slo-types";
import { TimeChart } from "@/components/charts/time-chart";
import { Empty } from "@/components/empty";
import { count } from "@/components/numbers";
import { Panel } from "@/components/panel";
import { StateMark } from "@/components/state-mark";
import { When, clock, useNow } from "@/components/time";
import { ENV_WORDS, type Said } from "@/components/words";
import { burnDown } from "@/components/slo/burn-down";
import { HistoryTable } from "./history-table";
import { exhaustion, hoursWords, requests, shareWords } from "@/components/slo/slo-words";
import classes from "./slo.module.css";

const HOUR = 3_600_000;

/** What is left of the error budget, how it went, and when it ends at this rate. */
export function BudgetPanel({ slo }: { slo: Slo }) {
  const now = useNow();
  const minute = Math.floor(now / 30_000) * 30_000;
  const series = useMemo(() => burnDown(slo, minute), [slo, minute]);
  const [table, setTable] = useState(false);
  const { left, allowed, spent, excused } = slo.budget;
  const end = exhaustion(slo, now);
  const lines = useMemo(
    () => [
      { label: "Left", values: series.left, colour: "series1" },
      { label: "At this rate", values: series.projected, colour: "series2", dash: [5, 4] },
    ],
    [series],
  );
  return (
    <Panel title={`Error budget, ${ENV_WORDS[slo.environment].toLowerCase()}`} live>
      <div className={classes.stat}>
        <span className={`${classes.value} live`}>
          {left === null || left === undefined ? "–" : shareWords(left)}
        </span>
        <span className="muted">left of the budget of the last {hoursWords(slo.windowHours)}</span>
        {left !== null && left !== undefined && (
          <StateMark said={leftSaid(left, end !== null && Date.parse(end.at) < now + HOUR)} live />
        )}
      </div>
      <p className={classes.sentence}>
        {spent > allowed
          ? `${requests(spent)} requests failed where the objective allows ${requests(allowed)}`
          : `${requests(spent)} of ${count(Number(requests(allowed)), "failed request")} that the objective allows ${spent === 1 ? "was" : "were"} used`}
        {excused > 0 && `; ${requests(excused)} more are excused`}.{" "}
        {end && (
          <strong>
            The budget {end.words.startsWith("used up since") ? "has been " : "will be "}
            {end.words} <When at={end.at} />.
          </strong>
        )}
        {!end &&
          left !== null &&
          left !== undefined &&
          left > 0 &&
          "At the rate of the last hour it is not used up."}
      </p>
      {series.at.length < 2 ? (
        <Empty title="Nothing was measured yet.">
          The line starts with the first minute in which users talk to the bot.
        </Empty>
      ) : (
        <>
          <TimeChart
            summary={`Error budget over ${hoursWords(slo.windowHours)}, now ${left === null || left === undefined ? "unknown" : shareWords(left)} left${end ? `, ${end.words} ${clock(end.at)}` : ""}`}
            at={series.at}
            lines={lines}
            format={(value) => `${Math.round(value * 100)} %`}
            scale={{ range: () => [0, 1] }}
            ticks={[0, 0.25, 0.5, 0.75, 1]}
            height={200}
          />
          <p className="muted micro">Solid: what was left. Dashed: where the last hour leads.</p>
          <div className="row wrap" style={{ marginTop: 8 }}>
            <Button
              size="compact-xs"
              variant="default"
              aria-expanded={table}
              onClick={() => setTable(!table)}
            >
              {table ? "Hide table" : "Show as table"}
            </Button>
          </div>
          {table && <HistoryTable slo={slo} />}
        </>
      )}
    </Panel>
  );
}

function leftSaid(left: number, soonGone: boolean): Said {
  if (left <= 0) return { word: "Used up", tone: "breach" };
  if (left < 0.25) return { word: "Nearly used up", tone: "warn" };
  if (soonGone) return { word: "Going fast", tone: "warn" };
  return { word: "OK", tone: "ok" };
}
