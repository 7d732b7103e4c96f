import { useMemo, useRef } from "react";
import type { AlarmDefinition, AlarmPreview } from "@/api/types";
import {
  ALARM_WORDS,
  COMPARISON_WORDS,
  hasThreshold,
  sourceWords,
  valueWords,
} from "@/components/alarm/alarm-words";
import { TimeChart } from "@/components/charts/time-chart";
import { Caution, Empty } from "@/components/empty";
import { StateMark } from "@/components/state-mark";
import { clock } from "@/components/time";
import { type Stretch, joined, previewWords, stretchesOf } from "./preview-series";
import classes from "./alarms.module.css";

const LISTED = 6;

interface Props {
  definition: AlarmDefinition;
  preview: AlarmPreview;
}

/** The last hour with the line that matters, and the states that this definition made of it. */
export function AlarmChart({ definition, preview }: Props) {
  const { source, comparison, threshold } = definition;
  const limited = hasThreshold(source.type);
  const stretches = useMemo(() => joined(stretchesOf(preview)), [preview]);
  const series = useMemo(
    () => ({
      at: preview.points.map(([at]) => at / 1000),
      lines: [
        {
          label: "value",
          values: preview.points.map(([, value]) => value),
          colour: "series1",
        },
      ],
    }),
    [preview],
  );
  const limit = useRef(threshold);
  limit.current = limited && Number.isFinite(threshold) ? threshold : 0;
  const format = useRef((value: number) => valueWords(source, value));
  format.current = (value) => valueWords(source, value);
  const empty = preview.points.every(([, value]) => value === null);
  const sentence = previewWords(stretches);
  return (
    <div className="stack">
      {preview.warnings?.map((warning) => (
        <Caution key={warning}>{warning}</Caution>
      ))}
      {source.type !== "COMPOSITE" &&
        (empty ? (
          <Empty title="No value in the last hour.">
            Check the name, or let the bot run for a while. The alarm can be saved all the same.
          </Empty>
        ) : (
          <TimeChart
            summary={`${sourceWords(source)} over the last hour. ${sentence}`}
            at={series.at}
            lines={series.lines}
            format={(value) => format.current(value)}
            scale={{
              range: (_, min, max) => [
                Math.min(0, min, limit.current),
                Math.max(max, limit.current) * 1.15 || 1,
              ],
            }}
            {...(limited && Number.isFinite(threshold)
              ? {
                  threshold: {
                    value: threshold,
                    label: `alarm ${COMPARISON_WORDS[comparison]} ${valueWords(source, threshold)}`,
                  },
                }
              : {})}
            height={180}
          />
        ))}
      <StateStrip stretches={stretches} />
      <p>
        <strong>{sentence}</strong>
      </p>
      <ul className={`plain-list ${classes.states}`} aria-label="States, newest first">
        {stretches
          .slice(-LISTED)
          .reverse()
          .map((each) => (
            <li key={each.from}>
              <span className="row">
                <StateMark said={ALARM_WORDS[each.state]} />
              </span>
              <span>
                {each.reason} <span className="muted micro nowrap">from {clock(each.from)}</span>
              </span>
            </li>
          ))}
      </ul>
    </div>
  );
}

/** The states along the time of the chart: thick for alarm, a line for OK, dashes for no data. */
function StateStrip({ stretches }: { stretches: Stretch[] }) {
  const first = stretches[0]?.from ?? 0;
  const length = (stretches.at(-1)?.until ?? 0) - first;
  if (length <= 0) return null;
  const x = (at: number) => ((at - first) / length) * 600;
  return (
    <div className={classes.stripRow} aria-hidden="true">
      <span>State</span>
      <svg viewBox="0 0 600 14" preserveAspectRatio="none" className={`${classes.strip} live`}>
        {stretches.map((each) => {
          const width = Math.max(1.5, x(each.until) - x(each.from));
          if (each.state === "ALARM") {
            return (
              <rect
                key={each.from}
                x={x(each.from)}
                y="1"
                width={width}
                height="12"
                fill="var(--fd-breach)"
              />
            );
          }
          const quiet = each.state === "OK";
          return (
            <line
              key={each.from}
              x1={x(each.from)}
              x2={x(each.from) + width}
              y1="7"
              y2="7"
              stroke={quiet ? "var(--fd-ok)" : "var(--fd-no-data)"}
              strokeWidth="2"
              {...(quiet ? {} : { strokeDasharray: "4 3" })}
            />
          );
        })}
      </svg>
      <span />
    </div>
  );
}
