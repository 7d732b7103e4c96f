import type { OnCall } from "@/api/types";
import { useSession } from "@/components/session";
import { clockOnly, useNow, zoneOf } from "@/components/time";
import { type Segment, weekOf } from "./shift-days";
import classes from "./on-call.module.css";

const dayFormat = new Intl.DateTimeFormat("en-GB", {
  weekday: "short",
  day: "numeric",
  month: "short",
});
const SHADES = ["shade0", "shade1", "shade2"] as const;

/** A row per day, midnight to midnight; names in the turns, hatches where nobody is. */
export function WeekStrip({ duty }: { duty: OnCall }) {
  const now = useNow();
  const { person } = useSession();
  const days = weekOf(duty, now);
  const order = duty.rota.members;
  return (
    <div className={classes.week}>
      <div className={classes.axis} aria-hidden="true">
        <span />
        <span className={classes.hours}>
          {["00", "06", "12", "18", "24"].map((hour) => (
            <span key={hour}>{hour}</span>
          ))}
        </span>
      </div>
      <ul className="plain-list">
        {days.map((day, i) => (
          <li key={day.at} className={classes.day}>
            <span className={classes.date}>{i === 0 ? "Today" : dayFormat.format(day.at)}</span>
            <span className={classes.bar}>
              {day.segments.map((each) => (
                <span
                  key={each.from}
                  className={`${classes.turn} ${classes[shadeOf(each, order)]} ${each.handle === person.handle ? classes.own : ""}`}
                  style={{ left: `${each.left * 100}%`, width: `${each.width * 100}%` }}
                  title={`${each.name}, ${clockOnly(each.from).slice(0, 5)} to ${clockOnly(each.until).slice(0, 5)} ${zoneOf(each.until)}`}
                >
                  <span className={classes.label}>
                    {each.handle ? `@${each.handle}` : "nobody"}
                    {each.override ? " ↷" : ""}
                    <span className="hidden-visually">
                      {` ${clockOnly(each.from).slice(0, 5)} to ${clockOnly(each.until).slice(0, 5)}${each.override ? ", handed over" : ""}, `}
                    </span>
                  </span>
                </span>
              ))}
              {i === 0 && (
                <span
                  className={classes.now}
                  style={{ left: `${((now - day.at) / 86_400_000) * 100}%` }}
                  aria-hidden="true"
                />
              )}
            </span>
          </li>
        ))}
      </ul>
      <p className="muted micro">
        Times in {zoneOf(now)}, the zone of this computer. ↷ handed over. Your own turns are
        outlined.
      </p>
    </div>
  );
}

function shadeOf(segment: Segment, members: string[]) {
  if (segment.handle === null) return "hole";
  return SHADES[Math.max(0, members.indexOf(segment.handle)) % SHADES.length] ?? "shade0";
}
