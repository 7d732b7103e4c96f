import { Fragment } from "react";
import type { MissionHeat, MissionMarks } from "@/api/types";
import { clock } from "@/components/time";
import classes from "./mission.module.css";

interface Props {
  heat: MissionHeat;
  marks: MissionMarks;
  now: string;
  /** Where the moment that is looked at stands, 0 to 1. */
  at?: number | null;
}

/** Faults, hints and what staff did, on the time axis of the cells above. */
export function HeatBars({ heat, marks, now, at = null }: Props) {
  const from = Date.parse(heat.from);
  const length = heat.columns * heat.stepSeconds * 1000;
  const place = (at: string) => ((Date.parse(at) - from) / length) * 100;
  const inside = (at: string) => place(at) >= 0 && place(at) <= 100;
  const hints = marks.marks.filter((mark) => mark.kind === "HINT" && inside(mark.at));
  const acts = marks.marks.filter((mark) => mark.kind === "ACTION" && inside(mark.at));
  const bars = marks.faults.filter((bar) => place(bar.to ?? now) >= 0 && place(bar.from) <= 100);
  return (
    <div className={classes.bars}>
      {bars.map((bar) => {
        const left = Math.max(0, place(bar.from));
        const right = Math.min(100, place(bar.to ?? now));
        const verified = `${bar.verified}/${bar.applied} verified`;
        return (
          <Fragment key={bar.step}>
            <span className={classes.barName}>fault</span>
            <span className={classes.lane}>
              <Moment at={at} />
              <span
                className={`${classes.bar} ${bar.to ? "" : classes.open}`}
                style={{ left: `${left}%`, width: `${Math.max(0.6, right - left)}%` }}
                title={`${bar.title}: from ${clock(bar.from)}${bar.to ? ` to ${clock(bar.to)}` : ", goes on"}, ${verified}`}
              />
              <span
                className={classes.barText}
                style={left > 60 ? { right: `${100 - left}%` } : { left: `${left}%` }}
              >
                {bar.title}, {verified}
              </span>
            </span>
          </Fragment>
        );
      })}
      <span className={classes.barName}>hints</span>
      <Ticks list={hints} place={place} letter="h" none="no hint" at={at} />
      <span className={classes.barName}>staff</span>
      <Ticks list={acts} place={place} letter="|" none="nothing done" at={at} />
    </div>
  );
}

interface TicksProps {
  list: MissionMarks["marks"];
  place: (at: string) => number;
  letter: string;
  none: string;
  at: number | null;
}

/** The line through the moment that is looked at. */
function Moment({ at }: { at: number | null }) {
  return (
    at !== null && (
      <span className={classes.moment} style={{ left: `${at * 100}%` }} aria-hidden="true" />
    )
  );
}

function Ticks({ list, place, letter, none, at }: TicksProps) {
  return (
    <span className={classes.lane}>
      <Moment at={at} />
      {list.length === 0 && <span className="muted micro">{none}</span>}
      {list.map((mark) => {
        const words = `${clock(mark.at)} ${mark.text}`;
        return (
          <span
            key={mark.id}
            className={classes.tick}
            style={{ left: `${place(mark.at)}%` }}
            title={words}
          >
            <span aria-hidden="true">{letter}</span>
            <span className="hidden-visually">{words}</span>
          </span>
        );
      })}
    </span>
  );
}
