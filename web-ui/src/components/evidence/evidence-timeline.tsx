import { Checkbox } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import type { Lane, Timeline, TimelineEvent } from "@/api/types";
import { Empty } from "@/components/empty";
import { clock, dayAndClock, runClock } from "@/components/time";
import { LANE_WORDS } from "@/components/words";
import { LANE_ORDER, hasContent } from "./lane-layout";
import { SwimLanes } from "./swim-lanes";
import classes from "./evidence-timeline.module.css";

interface EvidenceTimelineProps {
  timeline: Timeline;
  /** Where T+ counts from; without it only the time of day is shown. */
  start?: string | null;
  /** Events to mark in the list, e.g. those a score line rests on. */
  marked?: readonly number[];
  /** Offered per event, e.g. inserting it into a text. */
  onPick?: (event: TimelineEvent) => void;
  maxHeight?: number;
}

/** The machine-kept record: lanes above, the same events as a list below, one filter for both. */
export function EvidenceTimeline(props: EvidenceTimelineProps) {
  const { timeline, start, marked, onPick, maxHeight = 420 } = props;
  const [hidden, setHidden] = useState<ReadonlySet<Lane>>(new Set());
  const [selected, setSelected] = useState<number | null>(null);
  const present = LANE_ORDER.filter((lane) => hasContent(timeline, lane));
  const shown = new Set(present.filter((lane) => !hidden.has(lane)));
  const events = timeline.events
    .filter((event) => shown.has(event.lane))
    .sort((a, b) => a.at.localeCompare(b.at));
  const toggle = (lane: Lane) => {
    const next = new Set(hidden);
    if (!next.delete(lane)) next.add(lane);
    setHidden(next);
  };
  return (
    <div className="stack">
      <fieldset className={classes.filters}>
        <legend className="hidden-visually">Lanes</legend>
        {present.map((lane) => (
          <Checkbox
            key={lane}
            size="sm"
            label={LANE_WORDS[lane]}
            checked={shown.has(lane)}
            onChange={() => toggle(lane)}
          />
        ))}
      </fieldset>
      <SwimLanes timeline={timeline} shown={shown} selected={selected} onSelect={setSelected} />
      <EventList
        events={events}
        selected={selected}
        maxHeight={maxHeight}
        {...(start ? { start } : {})}
        {...(marked ? { marked } : {})}
        {...(onPick ? { onPick } : {})}
      />
    </div>
  );
}

interface EventListProps {
  events: TimelineEvent[];
  selected: number | null;
  start?: string;
  marked?: readonly number[];
  onPick?: (event: TimelineEvent) => void;
  maxHeight: number;
}

function EventList({ events, selected, start, marked, onPick, maxHeight }: EventListProps) {
  const chosen = useRef<HTMLLIElement>(null);
  useEffect(() => chosen.current?.scrollIntoView({ block: "nearest" }), [selected]);
  if (events.length === 0) {
    return (
      <Empty title="No event in these lanes yet.">What happens is recorded here by itself.</Empty>
    );
  }
  return (
    <ol className={classes.list} style={{ maxHeight }} tabIndex={0} aria-label="Timeline events">
      {events.map((event) => (
        <li
          key={event.id}
          ref={event.id === selected ? chosen : null}
          className={classes.item}
          data-selected={event.id === selected}
          data-marked={marked?.includes(event.id)}
        >
          <span className={classes.when}>
            <time dateTime={event.at} title={dayAndClock(event.at)}>
              {clock(event.at)}
            </time>
            {start && <span className="muted">{runClock(event.at, start)}</span>}
          </span>
          <span className={classes.lane}>{LANE_WORDS[event.lane]}</span>
          <span className={classes.text}>
            {event.text}
            {marked?.includes(event.id) && <strong className={classes.cited}> evidence</strong>}
          </span>
          <span className={classes.source}>
            {event.actor ?? (event.machine ? "recorded" : "")}
            {onPick && (
              <button type="button" className={classes.pick} onClick={() => onPick(event)}>
                Insert<span className="hidden-visually"> {event.text}</span>
              </button>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
