import { useElementSize } from "@mantine/hooks";
import type { DebriefTeam, Learning } from "@/api/debrief-types";
import { timeOrNever } from "./strip-plot";
import classes from "./plots.module.css";

const HEIGHT = 200;
const PAD = 24;

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
  return (
    <figure className={classes.slope}>
      <figcaption>
        <h3>{label}</h3>
        <p className="muted micro">{text}</p>
      </figcaption>
      <div ref={ref} className={classes.host}>
        <svg width={size} height={HEIGHT} role="img" aria-label={text}>
          <text x={4} y={HEIGHT - 4} className={classes.tick}>
            run {learning.before}
          </text>
          <text x={size - 4} y={HEIGHT - 4} className={classes.tick} textAnchor="end">
            run {learning.now}
          </text>
          {learning.lines.map(({ team, before, now }) => (
            <g key={team} className={classes.line} data-own={isOwn(team)}>
              <title>{`${nameOf(team)}: ${timeOrNever(before[measure])}, then ${timeOrNever(now[measure])}`}</title>
              <line x1={24} x2={size - 110} y1={y(before[measure])} y2={y(now[measure])} />
              <circle cx={24} cy={y(before[measure])} r={4} />
              <circle cx={size - 110} cy={y(now[measure])} r={4} />
              {learning.lines.length <= 5 && (
                <text x={size - 100} y={y(now[measure]) + 4} className={classes.tick}>
                  {nameOf(team)} {timeOrNever(now[measure])}
                </text>
              )}
            </g>
          ))}
        </svg>
      </div>
    </figure>
  );
}
