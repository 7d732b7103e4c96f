/*
 * The evidence timeline: one component for the incident room, the postmortem's picker, the grading
 * workbench, the score, the run and the debrief. Others only use it:
 *
 *   <EvidenceTimeline
 *     timeline={data}                what GET …/timeline answered; the faults are in it for those who may see them
 *     start={incident.declaredAt}    where T+ counts from; without it T+ is not offered
 *     annotate={{team, incident}}    shows notes and pins and lets them be changed; or {team, from, to?}; staff={true} for staff
 *     exportPath="/incidents/ID/timeline"   offers JSON, CSV and Markdown of it; the server decides what is in them
 *     view="curated"                 begins with pins, notes and milestones instead of everything
 *     hiddenLanes={["SYSTEM"]}       begins without these lanes
 *     window={{from, to}}            begins with this stretch (milliseconds) in view
 *     marked={[17]}                  record numbers to mark, e.g. those a score rests on
 *     selected={17}                  record number to choose and show whenever it changes
 *     onSelect={(event) => …}        told of the chosen record, null when none or a note is
 *     onPick={(event) => …}          offers "Insert" per record
 *     onBrush={(span) => …}          told of the selected stretch in milliseconds, null when it is gone
 *     cursor={ms}                    draws a line there, e.g. where a replay stands
 *     pageKeys                       its main keys work wherever the page has the focus (one timeline per page may)
 *     link                           reads ?t= and ?event= of the page's address once (one timeline per page may)
 *     maxHeight={420}                of the list
 *   />
 *
 * Loading and failing belong to the caller's query (QueryView). Keys work while the timeline has the
 * focus; KEYS lists them, and PAGE_KEYS those that pageKeys gives to the page.
 */
import { useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import type { Timeline, TimelineEvent, TimelineNote, Track } from "@/api/types";
import { copyText } from "@/components/copy-button";
import { inTextField } from "@/components/shortcuts";
import { tell, tellProblem } from "@/components/use-action";
import { connection } from "@/live/connection";
import type { Cluster } from "./cluster";
import type { Marks } from "./draw";
import { DeletedNotes } from "./deleted-notes";
import { EventDetail } from "./event-detail";
import { EventList } from "./event-list";
import { type Item, byTrack, countBefore, filtered, isCurated, itemsOf, tracksOf } from "./items";
import { type Deed, type Deeds, deedOf } from "./keys";
import { NoteForm } from "./note-form";
import { PageKeys } from "./page-keys";
import { type LaneBox, sceneOf } from "./scene";
import { summaryOf } from "./summary";
import { TimelineCanvas } from "./timeline-canvas";
import { linkTo, momentOf } from "./timeline-link";
import { TimelineTools } from "./timeline-tools";
import { type ClockMode, saveMode, savedMode, timeText, zoneText } from "./times";
import { type Annotate, useAnnotations } from "./use-annotations";
import { useSettled, useStable } from "./use-settled";
import { useView } from "./use-view";
import { NEAREST_MS, type Span, around, clampView, stretched } from "./viewport";
import classes from "./evidence-timeline.module.css";

export interface EvidenceTimelineProps {
  timeline: Timeline;
  start?: string | null;
  annotate?: Annotate | null;
  staff?: boolean;
  exportPath?: string;
  view?: "all" | "curated";
  hiddenLanes?: readonly Track[];
  window?: Span;
  marked?: readonly number[];
  selected?: number | null;
  onSelect?: (event: TimelineEvent | null) => void;
  onPick?: (event: TimelineEvent) => void;
  onBrush?: (span: Span | null) => void;
  cursor?: number | null;
  pageKeys?: boolean;
  link?: boolean;
  maxHeight?: number;
}

const NO_LANES: readonly Track[] = [];
const NOBODY: readonly number[] = [];
const NO_NOTES: readonly TimelineNote[] = [];
const SETTLE_MS = 120;

/** The machine-kept record with what people added: lanes above, the same as a list below. */
export function EvidenceTimeline(props: EvidenceTimelineProps) {
  const { timeline, annotate = null, staff = false, marked = NOBODY, cursor = null } = props;
  const { onBrush, onSelect, onPick, maxHeight = 420 } = props;
  const start = props.start ? Date.parse(props.start) : null;
  const desk = useAnnotations(annotate);
  const { added } = desk;

  const items = useMemo(() => itemsOf(timeline, added), [timeline, added]);
  const bounds = useMemo(() => boundsOf(timeline, items), [timeline, items]);
  const named = useMemo(
    () => (props.link ? momentOf(globalThis.location.search) : null),
    [props.link],
  );
  const view = useView(bounds, firstView(props.window ?? null, named?.at ?? null, bounds));
  const [hidden, setHidden] = useState<ReadonlySet<Track>>(new Set(props.hiddenLanes ?? NO_LANES));
  const [text, setText] = useState("");
  const [curated, setCurated] = useState(props.view === "curated");
  const [mode, setMode] = useState<ClockMode>(() => savedMode(start !== null));
  const [selected, setSelected] = useState<string | null>(
    named?.key ?? (props.selected ? `e${props.selected}` : null),
  );
  const [brush, setBrush] = useState<Span | null>(null);
  const [brushing, setBrushing] = useState(false);
  const [noting, setNoting] = useState<{ note: TimelineNote | null; at: number } | null>(null);

  const wanted = useDeferredValue(text);
  const shown = useMemo(
    () => filtered(items, { hidden, text: wanted, curated }),
    [items, hidden, wanted, curated],
  );
  const all = useMemo(() => tracksOf(timeline, byTrack(items)), [timeline, items]);
  const scene = useMemo(() => {
    const tracks = all.filter((track) => !hidden.has(track));
    return sceneOf(timeline, tracks, byTrack(shown));
  }, [timeline, all, hidden, shown]);
  const citedKeys = useMemo(() => new Set(marked.map((id) => `e${id}`)), [marked]);
  const marks = useMemo<Marks>(
    () => ({ selected, marked: citedKeys, brush, cursor, mode, start }),
    [selected, citedKeys, brush, cursor, mode, start],
  );
  // The list comes to rest with the picture; it need not follow a hand that drags.
  const wide = useMemo(
    () => brush ?? { from: view.view.from, to: view.view.to },
    [brush, view.view.from, view.view.to],
  );
  const stretch = useSettled(wide, SETTLE_MS);
  const rows = useMemo(
    () => shown.slice(countBefore(shown, stretch.from), countBefore(shown, stretch.to + 1)),
    [shown, stretch.from, stretch.to],
  );
  const chosen = useMemo(
    () => (selected === null ? null : (items.find((item) => item.key === selected) ?? null)),
    [items, selected],
  );

  const choose = (item: Item | null) => {
    setSelected(item?.key ?? null);
    if (item) view.show(item.at);
    onSelect?.(item?.event ?? null);
  };
  const select = (span: Span | null) => {
    setBrush(span);
    onBrush?.(span);
  };
  const { show } = view;
  const outside = props.selected ?? null;
  const [seen, setSeen] = useState(outside);
  if (outside !== seen) {
    setSeen(outside);
    if (outside !== null) {
      setSelected(`e${outside}`);
      const item = items.find((one) => one.event?.id === outside);
      if (item) show(item.at);
    }
  }
  const open = (lane: LaneBox, cluster: Cluster) => {
    const first = lane.items[cluster.start];
    const last = lane.items[cluster.end - 1];
    if (!first || !last) return;
    const far = last.at - first.at;
    if (
      cluster.end - cluster.start > 1 &&
      far > 0 &&
      view.view.to - view.view.from > NEAREST_MS * 2
    )
      view.goTo({ from: first.at, to: last.at });
    else choose(first);
  };
  const at = chosen?.at ?? brush?.from ?? (view.view.from + view.view.to) / 2;
  const step = (by: number) => {
    const index = chosen ? shown.indexOf(chosen) : -1;
    const from =
      index >= 0
        ? index
        : by > 0
          ? countBefore(shown, view.view.from) - 1
          : countBefore(shown, view.view.to);
    const next = shown[Math.min(shown.length - 1, Math.max(0, from + by))];
    if (next) choose(next);
  };
  const stepTold = (by: number) => {
    const told = shown.filter(isCurated);
    const next =
      by > 0
        ? told[countBefore(told, at + (chosen ? 1 : 0))]
        : told[countBefore(told, at) - 1];
    if (next) choose(next);
    else tell(by > 0 ? "No pin, note or milestone comes after." : "None comes before.");
  };
  const copyLink = () =>
    void copyText(linkTo(globalThis.location.href, at, chosen), "the link to this moment");
  const togglePin = () => {
    const event = chosen?.event;
    if (!annotate || !event) return;
    const mine = chosen.pins.some((pin) => pin.byStaff === staff);
    void (mine ? desk.unpin(event.id, staff) : desk.pin(event.id)).catch(tellProblem);
  };
  const deeds: Deeds = {
    next: () => step(1),
    previous: () => step(-1),
    first: () => shown[0] && choose(shown[0]),
    last: () => shown.at(-1) && choose(shown.at(-1) ?? null),
    nearer: () => view.zoom(1.6, at),
    farther: () => view.zoom(1 / 1.6, at),
    left: () => view.pan(-0.2),
    right: () => view.pan(0.2),
    longer: () => select(stretched(brush, at, (view.view.to - view.view.from) * 0.05, bounds)),
    shorter: () => select(stretched(brush, at, (view.view.to - view.view.from) * -0.05, bounds)),
    open: () => chosen && view.goTo({ from: chosen.at - 15_000, to: chosen.at + 15_000 }),
    toSelection: () => {
      const span = brush ?? (chosen ? { from: chosen.at - 60_000, to: chosen.at + 60_000 } : null);
      if (span) view.jump(around(span, bounds));
    },
    fit: view.fit,
    link: copyLink,
    brushing: () => setBrushing(!brushing),
    note: () => annotate && setNoting({ note: null, at: noteAt(chosen, brush, bounds) }),
    pin: togglePin,
    nextTold: () => stepTold(1),
    previousTold: () => stepTold(-1),
    back: () => {
      if (noting) setNoting(null);
      else if (brush) select(null);
      else if (chosen) choose(null);
      else return view.back();
      return true;
    },
  };
  const act = useStable((deed: Deed) => deeds[deed]());
  const frame = useRef<HTMLDivElement>(null);
  const onPage = useStable((deed: Deed) => {
    if ((deed === "pin" || deed === "open") && !chosen) {
      tell("Choose an event first: j and k go through them.");
      return;
    }
    frame.current?.scrollIntoView({ block: "nearest" });
    deeds[deed]();
  });
  const onChoose = useStable(choose);
  const onPicked = useStable((event: TimelineEvent) => onPick?.(event));
  const onMode = useStable((next: ClockMode) => {
    setMode(next);
    saveMode(next);
  });
  const summary = useMemo(
    () => summaryOf(timeline, shown, mode, start),
    [timeline, shown, mode, start],
  );
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (inTextField(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const deed = deedOf(event.key, event.shiftKey, event.target);
    if (!deed || deeds[deed]() === false) return;
    event.preventDefault();
    event.stopPropagation();
  };
  useEffect(() => {
    if (mode === "T+" && start === null) setMode("LOCAL");
  }, [mode, start]);

  const stretchText = (span: Span) =>
    `${timeText(span.from, mode, start)} to ${timeText(span.to, mode, start)}`;
  return (
    <div ref={frame} className={classes.timeline} onKeyDown={onKeyDown}>
      {props.pageKeys && <PageKeys act={onPage} canNote={annotate !== null} />}
      <TimelineTools
        tracks={all}
        hidden={hidden}
        onHidden={setHidden}
        text={text}
        onText={setText}
        curated={curated}
        onCurated={setCurated}
        mode={mode}
        onMode={onMode}
        hasStart={start !== null}
        brushing={brushing}
        isWhole={view.isWhole}
        zone={zoneText(stretch, "LOCAL")}
        hasBrush={brush !== null}
        act={act}
        canNote={annotate !== null}
        exportPath={props.exportPath}
      />
      {desk.failed && (
        <p role="alert" className="muted">
          Notes and pins could not be read.{" "}
          <button type="button" className={classes.link} onClick={desk.retry}>
            Try again
          </button>
        </p>
      )}
      <div
        className={classes.picture}
        tabIndex={0}
        role="group"
        aria-label="Timeline. Arrows move, plus and minus zoom, j and k go through the events."
      >
        <TimelineCanvas
          scene={scene}
          bounds={bounds}
          view={view.view}
          marks={marks}
          summary={summary}
          brushing={brushing}
          onView={view.move}
          onHit={open}
          onBrush={select}
        />
      </div>
      <p className={classes.stretch} aria-live="polite">
        {`${brush ? "Selected" : "Shown"} ${stretchText(stretch)}: `}
        {rows.length === shown.length
          ? `${rows.length} events`
          : `${rows.length} of ${shown.length} events`}
        {shown.length < items.length && ` (${items.length - shown.length} filtered out)`}.
      </p>
      {noting && (
        <NoteForm
          key={noting.note?.id ?? "new"}
          desk={desk}
          note={noting.note}
          at={noting.at}
          staff={staff}
          onDone={(note) => {
            setNoting(null);
            if (note) setSelected(`n${note.id}`);
          }}
        />
      )}
      {chosen && !noting && (
        <EventDetail
          key={chosen.key}
          item={chosen}
          mode={mode}
          start={start}
          desk={annotate ? desk : null}
          staff={staff}
          onNote={(note, moment) => setNoting({ note, at: moment })}
          onLink={copyLink}
          onPick={onPick}
          onClose={() => choose(null)}
        />
      )}
      <EventList
        items={rows}
        selected={selected}
        marked={citedKeys}
        mode={mode}
        start={start}
        maxHeight={maxHeight}
        onSelect={onChoose}
        onPick={onPick && onPicked}
      />
      <DeletedNotes notes={added?.notes ?? NO_NOTES} mode={mode} start={start} />
    </div>
  );
}

/** What is chosen; else now while the timeline still goes on, and its end where it does not. */
function noteAt(chosen: Item | null, brush: Span | null, bounds: Span): number {
  const now = connection.serverNow();
  return chosen?.at ?? brush?.from ?? (now - bounds.to < 120_000 ? now : bounds.to);
}

/** From the first to the last thing there is to see, at least a second. */
function boundsOf(timeline: Timeline, items: readonly Item[]): Span {
  const from = Math.min(Date.parse(timeline.from), items[0]?.at ?? Number.POSITIVE_INFINITY);
  const to = Math.max(Date.parse(timeline.to), items.at(-1)?.at ?? 0);
  return { from, to: Math.max(to, from + NEAREST_MS) };
}

/** A stretch that was asked for, or five minutes around a moment of the address. */
function firstView(window: Span | null, at: number | null, bounds: Span): Span | null {
  if (at !== null) return clampView({ from: at - 150_000, to: at + 150_000 }, bounds);
  return window && clampView(window, bounds);
}
