import type { StatusDay } from "@/api/slo-types";
import { count } from "@/components/numbers";
import { dayTone, dayWords, strippedWords } from "./status-words";
import classes from "./status.module.css";

/** A bar for each day, oldest first: worse is shorter, so that colour is not needed. */
export function DayStrip({ name, days }: { name: string; days: StatusDay[] }) {
  const worst = days.filter((day) => dayTone(day) === "warn" || dayTone(day) === "breach");
  return (
    <div>
      <svg
        viewBox={`0 0 ${days.length * 10} 28`}
        preserveAspectRatio="none"
        className={classes.strip}
        role="img"
        aria-label={`${name}, ${count(days.length, "day")}, ${strippedWords(days)}: ${worst.length === 0 ? "no bad day" : worst.map(dayWords).join("; ")}`}
      >
        {days.map((day, at) => {
          const tone = dayTone(day);
          const height = tone === "ok" ? 28 : tone === "warn" ? 19 : tone === "breach" ? 11 : 4;
          return (
            <rect
              key={day.date}
              x={at * 10 + 1}
              y={28 - height}
              width="8"
              height={height}
              className={classes[`day-${tone}`]}
            >
              <title>{dayWords(day)}</title>
            </rect>
          );
        })}
      </svg>
      <div className="row between muted micro num">
        <span className="nowrap">{days.length - 1} days ago</span>
        <span className={classes.answered}>{strippedWords(days)}</span>
        <span>today</span>
      </div>
    </div>
  );
}
