import { useElementSize } from "@mantine/hooks";
import type { Debrief, Distribution } from "@/api/debrief-types";
import { minutesAndSeconds, stripLayout } from "./strip-layout";
import classes from "./plots.module.css";

const LEVEL = 13;
const TOP = 18;

/** One dot per team, the median as a tick, the own team filled and named; the table says the same. */
export function StripPlots({ debrief }: { debrief: Debrief }) {
  return (
    <div className="stack loose">
      {debrief.distributions.map((spread) => (
        <StripPlot key={spread.measure} spread={spread} debrief={debrief} />
      ))}
    </div>
  );
}

function StripPlot({ spread, debrief }: { spread: Distribution; debrief: Debrief }) {
  const { ref, width } = useElementSize();
  const size = Math.max(240, width);
  const plot = stripLayout(spread, size);
  const line = TOP + plot.levels * LEVEL;
  const nameOf = (key: string) => debrief.teams.find((team) => team.key === key)?.name ?? key;
  const own = debrief.teams.find((team) => team.own)?.key;
  return (
    <section aria-label={spread.label}>
      <h3>
        {spread.label} <span className="muted">({spread.measure})</span>
      </h3>
      <p className="muted micro">{sentence(spread)}</p>
      {spread.dots.length > 0 && (
        <div ref={ref} className={classes.host}>
          <svg width={size} height={line + 24} role="img" aria-label={sentence(spread)}>
            <line x1={0} x2={size} y1={line} y2={line} className={classes.axis} />
            {plot.ticks.map((tick) => (
              <g key={tick.seconds}>
                <line x1={tick.x} x2={tick.x} y1={line} y2={line + 4} className={classes.axis} />
                <text
                  x={tick.seconds === 0 ? 0 : tick.x}
                  y={line + 18}
                  className={classes.tick}
                  textAnchor={tick.seconds === 0 ? "start" : "middle"}
                >
                  {minutesAndSeconds(tick.seconds)}
                </text>
              </g>
            ))}
            <text x={size} y={line + 18} className={classes.tick} textAnchor="end">
              never
            </text>
            {plot.medianX !== null && (
              <g>
                <line
                  x1={plot.medianX}
                  x2={plot.medianX}
                  y1={TOP - 4}
                  y2={line + 6}
                  className={classes.median}
                />
                <text
                  x={Math.min(plot.medianX + 4, size - 110)}
                  y={TOP - 6}
                  className={classes.tick}
                >
                  median {minutesAndSeconds(spread.medianSeconds ?? 0)}
                </text>
              </g>
            )}
            {plot.dots.map((dot) => (
              <circle
                key={dot.team}
                cx={dot.x}
                cy={line - 7 - dot.level * LEVEL}
                r={5}
                className={classes.dot}
                data-own={dot.team === own}
                data-never={dot.seconds === null}
              >
                <title>{`${nameOf(dot.team)}: ${timeOrNever(dot.seconds)}`}</title>
              </circle>
            ))}
          </svg>
        </div>
      )}
    </section>
  );
}

export function timeOrNever(seconds: number | null | undefined): string {
  return seconds === null || seconds === undefined ? "never" : minutesAndSeconds(seconds);
}

function sentence(spread: Distribution): string {
  const never = spread.dots.filter((dot) => dot.seconds === null || dot.seconds === undefined);
  const did = spread.dots.length - never.length;
  const median =
    spread.medianSeconds === null || spread.medianSeconds === undefined
      ? "no median, since half or more never did"
      : `median ${minutesAndSeconds(spread.medianSeconds)}`;
  if (spread.dots.length === 0) return `No team that counts: ${spread.meaning}.`;
  return `${did} of ${spread.dots.length} did it, ${median}; ${spread.meaning}.`;
}
