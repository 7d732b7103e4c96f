import { memo, useEffect, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { TimelineEvent } from "@/api/types";
import { Empty } from "@/components/empty";
import { count } from "@/components/numbers";
import { TRACK_WORDS } from "@/components/words";
import type { Item } from "./items";
import { type ClockMode, everyTime, timeText, zoneText } from "./times";
import classes from "./event-list.module.css";

const ROW = 32;
const NARROW_ROW = 54;
const OVERSCAN = 6;
/** What paper can bear; the rest is in the export. */
const PRINTED = 3_000;

interface Props {
  /** The rows, in order of time: what the picture shows. */
  items: readonly Item[];
  selected: string | null;
  marked: ReadonlySet<string>;
  mode: ClockMode;
  start: number | null;
  maxHeight: number;
  onSelect: (item: Item) => void;
  onPick?: ((event: TimelineEvent) => void) | undefined;
}

/** The picture in words, only the rows in sight being in the page. */
export const EventList = memo(function EventList(props: Props) {
  const { items, selected, marked, mode, start, maxHeight, onSelect, onPick } = props;
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [narrow, setNarrow] = useState(false);
  const printing = usePrinting();
  const row = narrow ? NARROW_ROW : ROW;
  const chosen = selected === null ? -1 : items.findIndex((item) => item.key === selected);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element || typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(() => setNarrow(element.clientWidth < 560));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const element = box.current;
    if (!element || chosen < 0) return;
    const from = chosen * row;
    if (from < element.scrollTop) element.scrollTop = from;
    else if (from + row > element.scrollTop + element.clientHeight)
      element.scrollTop = from + row - element.clientHeight;
  }, [chosen, row]);

  if (items.length === 0) {
    return (
      <Empty title="No event here.">
        Nothing was recorded in this stretch, or the lanes and the search leave nothing over. What
        happens is recorded here by itself.
      </Empty>
    );
  }
  const first = printing ? 0 : Math.max(0, Math.floor(top / row) - OVERSCAN);
  const last = printing
    ? Math.min(items.length, PRINTED)
    : Math.min(items.length, Math.ceil((top + maxHeight) / row) + OVERSCAN);
  const zone = zoneText({ from: items[0]?.at ?? 0, to: items.at(-1)?.at ?? 0 }, mode);
  return (
    <>
      <div
        ref={box}
        className={classes.list}
        style={printing ? {} : { maxHeight }}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
        tabIndex={0}
        role="table"
        aria-label="Timeline events"
        aria-rowcount={items.length + 1}
        data-narrow={narrow}
      >
        <div role="rowgroup" className="hidden-visually">
          <div role="row" aria-rowindex={1}>
            <span role="columnheader">Time ({zone})</span>
            <span role="columnheader">Lane</span>
            <span role="columnheader">What</span>
            <span role="columnheader">Who</span>
          </div>
        </div>
        <div
          role="rowgroup"
          className={classes.rows}
          style={printing ? {} : { height: items.length * row }}
        >
          {items.slice(first, last).map((item, i) => (
            <Row
              key={item.key}
              item={item}
              index={first + i}
              top={printing ? null : (first + i) * row}
              height={row}
              selected={item.key === selected}
              marked={marked.has(item.key)}
              time={timeText(item.at, mode, start)}
              start={start}
              onSelect={onSelect}
              onPick={onPick}
            />
          ))}
        </div>
      </div>
      {printing && items.length > PRINTED && (
        <p>{count(items.length - PRINTED, "more event")}: export the timeline to have them all.</p>
      )}
    </>
  );
});

interface RowProps {
  item: Item;
  index: number;
  top: number | null;
  height: number;
  selected: boolean;
  marked: boolean;
  time: string;
  start: number | null;
  onSelect: (item: Item) => void;
  onPick?: ((event: TimelineEvent) => void) | undefined;
}

const Row = memo(function Row(props: RowProps) {
  const { item, index, top, height, selected, marked, time, start, onSelect, onPick } = props;
  const { event } = item;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-current={selected ? "true" : undefined}
      className={classes.row}
      style={top === null ? {} : { position: "absolute", top, height }}
      data-marked={marked}
      onClick={() => onSelect(item)}
    >
      <span role="cell" className={classes.when} title={everyTime(item.at, start)}>
        {time}
      </span>
      <span role="cell" className={classes.lane}>
        {TRACK_WORDS[item.track]}
      </span>
      <span role="cell" className={classes.text} title={item.text}>
        {item.pins.length > 0 && <span className={classes.pinned}>pinned </span>}
        {item.note?.byStaff && (
          <span className={classes.pinned}>
            {item.note.shared ? "staff, shared " : "staff only "}
          </span>
        )}
        {marked && <strong className={classes.cited}>evidence </strong>}
        {item.text}
      </span>
      <span role="cell" className={classes.source}>
        {item.who ? `@${item.who}` : event?.machine ? "machine" : ""}
        {onPick && event && (
          <button
            type="button"
            className={classes.pick}
            onClick={(click) => {
              click.stopPropagation();
              onPick(event);
            }}
          >
            Insert <span className="hidden-visually">{item.text}</span>
          </button>
        )}
      </span>
    </div>
  );
});

/** While the page is being printed every row must be in it. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const before = () => flushSync(() => setPrinting(true));
    const after = () => setPrinting(false);
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, []);
  return printing;
}
