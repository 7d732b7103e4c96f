import { memo } from "react";
import type { Mission } from "@/api/types";
import { Panel } from "@/components/panel";
import { StateMark } from "@/components/state-mark";
import { span } from "@/components/time";
import { SLI_WORDS } from "@/components/words";
import { FILTERS } from "./class-order";
import { delays } from "./phases";
import classes from "./mission.module.css";

const COUNT = { BREACHING: "breaching", BURNING: "burning", OK: "ok", NO_DATA: "noData" } as const;
const REACHED = ["joined", "detected", "declared", "mitigated", "resolved", "postmortem"] as const;
const MEDIANS = [
  { label: "to detect", short: "TTD", at: "detectedAt", ms: "ttdMs" },
  { label: "to acknowledge", short: "TTA", at: "engagedAt", ms: "ttaMs" },
  { label: "to mitigate", short: "TTM", at: "mitigatedAt", ms: "ttmMs" },
] as const;

interface CountsProps extends Pick<Mission, "counts" | "medians" | "teams"> {
  inRun: boolean;
}

/** The room in numbers: states, phases, and how long teams took. */
export const ClassCounts = memo(function ClassCounts({
  counts,
  medians,
  teams,
  inRun,
}: CountsProps) {
  return (
    <>
      <Panel title="Summary" live>
        <dl className={classes.counts}>
          {FILTERS.map((state) => (
            <div key={state}>
              <dt>
                <StateMark said={SLI_WORDS[state]} />
              </dt>
              <dd className="live num">{counts[COUNT[state]]}</dd>
            </div>
          ))}
        </dl>
      </Panel>
      {inRun && (
        <Panel title="Phases" live>
          <dl className={classes.counts}>
            {REACHED.map((phase) => (
              <div key={phase}>
                <dt>{phase}</dt>
                <dd className="live num">
                  {counts[phase]}/{counts.teams}
                </dd>
              </div>
            ))}
          </dl>
        </Panel>
      )}
      {inRun && (
        <Panel title="Median" live>
          {MEDIANS.map(({ label, short, at, ms }) => (
            <div key={short} className={classes.median}>
              <span>
                <abbr title={`time ${label}`}>{short}</abbr>{" "}
                <strong className="live num">
                  {medians[ms] == null ? "–" : span(medians[ms])}
                </strong>
              </span>
              <StripPlot
                label={`Time ${label}`}
                dots={delays(teams, at)}
                median={medians[ms] ?? null}
              />
            </div>
          ))}
        </Panel>
      )}
    </>
  );
});

interface StripProps {
  label: string;
  dots: { team: { name: string; slug: string }; ms: number }[];
  median: number | null;
}

/** One dot per team on a line of time, a tick at the median. */
export function StripPlot({ label, dots, median }: StripProps) {
  if (dots.length === 0) return <span className="muted micro">no team yet</span>;
  const most = Math.max(...dots.map((dot) => dot.ms), 1);
  const x = (ms: number) => 4 + (ms / most) * 192;
  const words = `${label}: ${dots.length} teams, from ${span(Math.min(...dots.map((dot) => dot.ms)))} to ${span(most)}${median === null ? "" : `, median ${span(median)}`}`;
  return (
    <svg viewBox="0 0 200 22" className={classes.strip} role="img" aria-label={words}>
      <line x1="4" x2="196" y1="11" y2="11" className={classes.stripLine} />
      {/* All dots in one path: a hundred elements changed each second would cost more than they say. */}
      <path
        className={classes.stripDots}
        d={dots.map((dot, i) => `M${x(dot.ms).toFixed(1)} ${11 + ((i % 3) - 1) * 4}h0`).join("")}
      />
      {median !== null && (
        <line x1={x(median)} x2={x(median)} y1="1" y2="21" className={classes.stripMedian} />
      )}
    </svg>
  );
}
