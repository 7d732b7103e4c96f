import { useElementSize } from "@mantine/hooks";
import type { DebriefTeam, Learning } from "@/api/debrief-types";
import { timeOrNever } from "./strip-plot";
import classes from "./plots.module.css";

const HEIGHT = 200;
const PAD = 24;
const LEFT = 32;
const RIGHT = 120;
const NAMED_AT_MOST = 6;
const LINE = 15;

export type Timed = "ttdSeconds" | "ttmSeconds" | "ttrSeconds";

interface SlopeChartProps {
  learning: Learning;
  measure: Timed;
  label: string;
  teams: DebriefTeam[];
}

/** One line per team from the earlier run to this one; down is faster. */
export function SlopeChart({ learning, measure, label, teams }: SlopeChartProps) {
  const { ref, width } = useElementSize();
  const size = Math.min(420, Math.max(240, width));
  const values = learning.lines.flatMap(({ before, now }) => [before[measure], now[measure]]);
  const longest = Math.max(1, ...values.map((value) => value ?? 0));
  const y = (seconds: number | null | undefined) =>
    seconds === null || seconds === undefined
      ? PAD
      : HEIGHT - PAD - (seconds / longest) * (HEIGHT - PAD * 2.6);
  const nameOf = (key: string) => teams.find((team) => team.key === key)?.name ?? key;
  const isOwn = (key: string) => teams.some((team) => team.key === key && team.own);
  const faster = learning.lines.filter(
    ({ before, now }) =>
      (now[measure] ?? Number.POSITIVE_INFINITY) < (before[measure] ?? Number.POSITIVE_INFINITY),
  ).length;
  const text = `${label}: ${faster} of ${learning.lines.length} teams were faster in run ${learning.now} than in run ${learning.before}.`;
  const labels = apart(learning.lines.map(({ team, now }) => ({ team, now, at: y(now[measure]) })));
  return (
    <figure className={classes.slope}>
      <figcaption>
        <h3>{label}</h3>
        <p className="muted micro">{text}</p>
      </figcaption>
      <div ref={ref} className={classes.host}>
        <svg width={size} height={HEIGHT} role="img" aria-label={text}>
          <text x={LEFT} y={HEIGHT - 4} className={classes.tick} textAnchor="middle">
            run {learning.before}
          </text>
          <text x={size - RIGHT} y={HEIGHT - 4} className={classes.tick} textAnchor="middle">
            run {learning.now}
          </text>
          {learning.lines.map(({ team, before, now }) => (
            <g key={team} className={classes.line} data-own={isOwn(team)}>
              <title>{`${nameOf(team)}: ${timeOrNever(before[measure])}, then ${timeOrNever(now[measure])}`}</title>
              <line x1={LEFT} x2={size - RIGHT} y1={y(before[measure])} y2={y(now[measure])} />
              <circle cx={LEFT} cy={y(before[measure])} r={4} />
              <circle cx={size - RIGHT} cy={y(now[measure])} r={4} />
            </g>
          ))}
          {learning.lines.length <= NAMED_AT_MOST &&
            labels.map(({ team, now, at }) => (
              <text key={team} x={size - RIGHT + 8} y={at + 4} className={classes.tick}>
                {nameOf(team)} {timeOrNever(now[measure])}
              </text>
            ))}
        </svg>
      </div>
    </figure>
  );
}

/** Moves labels down until none prints over another. */
export function apart<T extends { at: number }>(labels: T[]): T[] {
  let last = Number.NEGATIVE_INFINITY;
  return [...labels]
    .sort((a, b) => a.at - b.at)
    .map((label) => {
      last = Math.max(label.at, last + LINE);
      return { ...label, at: last };
    });
}
