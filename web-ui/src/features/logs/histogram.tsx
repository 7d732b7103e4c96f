import { type KeyboardEvent, type PointerEvent, useId, useMemo, useRef, useState } from "react";
import type { LogBar } from "@/api/types";
import type { Marker } from "@/components/charts/chart-plugins";
import { clock, clockOnly, dayAndClock } from "@/components/time";
import { KINDS, KIND_WORDS, axisTop, columnsOf, countWords, stretch, sumOf } from "./bars";
import classes from "./histogram.module.css";

interface Props {
  bars: LogBar[];
  window: { from: number; to: number };
  markers: Marker[];
  onBrush: (next: { from: number; to: number }) => void;
}

const HEIGHT = 100;

/** Lines over time by level. Dragging over it, or Shift and the arrow keys, choose a window. */
export function Histogram({ bars, window, markers, onBrush }: Props) {
  const columns = useMemo(() => columnsOf(bars, window), [bars, window]);
  const plot = useRef<HTMLDivElement>(null);
  const [anchor, setAnchor] = useState<number | null>(null);
  const [cursor, setCursor] = useState<number | null>(null);
  const dragging = useRef(false);
  const hint = useId();
  const top = axisTop(columns);
  const all = sumOf(columns);
  const first = columns[0];
  const last = columns.at(-1);
  if (!first || !last) return <div className={classes.plot} aria-hidden="true" />;

  const columnAt = (event: PointerEvent) => {
    const box = plot.current?.getBoundingClientRect();
    if (!box) return 0;
    const at = Math.floor(((event.clientX - box.left) / box.width) * columns.length);
    return Math.min(columns.length - 1, Math.max(0, at));
  };
  const clear = () => {
    dragging.current = false;
    setAnchor(null);
    setCursor(null);
  };
  const apply = (a: number, b: number) => {
    const chosen = stretch(columns, a, b);
    clear();
    if (chosen) onBrush(chosen);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, Home: -columns.length, End: columns.length }[
      event.key
    ];
    if (step !== undefined) {
      event.preventDefault();
      const from = cursor ?? (step > 0 ? -1 : columns.length);
      const next = Math.min(columns.length - 1, Math.max(0, from + step));
      setAnchor(event.shiftKey ? (anchor ?? cursor ?? next) : next);
      setCursor(next);
    } else if (event.key === "Enter" && cursor !== null) {
      event.preventDefault();
      apply(anchor ?? cursor, cursor);
    } else if (event.key === "Escape" && cursor !== null) {
      event.preventDefault();
      clear();
    }
  };
  const chosen = cursor === null ? null : stretch(columns, anchor ?? cursor, cursor);
  const inside = chosen
    ? columns.filter((each) => each.at >= chosen.from && each.until <= chosen.to)
    : columns;
  const x = (at: number) => ((at - first.at) / (last.until - first.at)) * columns.length;
  const percentOf = (at: number) => `${(x(at) / columns.length) * 100}%`;
  const label = (at: number) =>
    last.until - first.at > 86_400_000 ? dayAndClock(at) : clockOnly(at);

  return (
    <div className={classes.histogram}>
      <div className={classes.row}>
        <span className={classes.top} aria-hidden="true">
          {top.toLocaleString("en-GB")} lines a bar
        </span>
        <div
          ref={plot}
          className={classes.plot}
          role="group"
          tabIndex={0}
          aria-label={`Lines by time and level: ${countWords(all)}`}
          aria-describedby={hint}
          onKeyDown={onKeyDown}
          onBlur={() => dragging.current || clear()}
          onPointerDown={(event) => {
            if (event.button !== 0) return;
            plot.current?.setPointerCapture(event.pointerId);
            dragging.current = true;
            setAnchor(columnAt(event));
            setCursor(columnAt(event));
          }}
          onPointerMove={(event) => {
            if (dragging.current) setCursor(columnAt(event));
            else if (event.pointerType === "mouse") {
              setAnchor(columnAt(event));
              setCursor(columnAt(event));
            }
          }}
          onPointerLeave={() => dragging.current || clear()}
          onPointerCancel={clear}
          onPointerUp={() => dragging.current && apply(anchor ?? 0, cursor ?? 0)}
        >
          <svg
            className={`${classes.bars} live`}
            viewBox={`0 0 ${columns.length} ${HEIGHT}`}
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            {columns.map((column, i) => {
              let bottom = HEIGHT;
              return KINDS.filter((kind) => column.counts[kind] > 0).map((kind) => {
                const height = Math.max(1.5, (column.counts[kind] / top) * HEIGHT);
                bottom -= height;
                return (
                  <rect
                    key={`${column.at}${kind}`}
                    x={i + 0.08}
                    width={0.84}
                    y={bottom}
                    height={height}
                    className={classes[kind]}
                  />
                );
              });
            })}
          </svg>
          {markers
            .filter(({ at }) => at * 1_000 >= first.at && at * 1_000 <= last.until)
            .map((marker) => (
              <span
                key={`${marker.at}${marker.label}`}
                className={classes.marker}
                style={{ left: percentOf(marker.at * 1_000) }}
                title={`${marker.label}, ${clock(marker.at * 1_000)}`}
              >
                {marker.glyph}
              </span>
            ))}
          {chosen && (
            <span
              className={classes.brush}
              style={{
                left: percentOf(chosen.from),
                width: `${((chosen.to - chosen.from) / (last.until - first.at)) * 100}%`,
              }}
            />
          )}
        </div>
      </div>
      <div className={classes.axis}>
        <span>{last.until - first.at > 86_400_000 ? label(first.at) : clock(first.at)}</span>
        <span className={classes.said} role="status">
          {chosen
            ? `${clockOnly(chosen.from)} to ${clock(chosen.to)}: ${countWords(sumOf(inside))}`
            : ""}
        </span>
        <span>{label(last.until)}</span>
      </div>
      <p id={hint} className="hidden-visually">
        Arrow keys go from bar to bar, with Shift they choose several, Enter shows only them.
      </p>
      <ul className={classes.legend} aria-label="Levels, from the bottom up">
        {KINDS.filter((kind) => all[kind] > 0).map((kind) => (
          <li key={kind}>
            <svg width="10" height="10" aria-hidden="true">
              <rect width="10" height="10" rx="2" className={classes[kind]} />
            </svg>
            {all[kind].toLocaleString("en-GB")} {KIND_WORDS[kind][all[kind] === 1 ? 0 : 1]}
          </li>
        ))}
        <li className={classes.how} aria-hidden="true">
          Drag over the bars to look at that time only; by keyboard: arrows, Shift and arrows,
          Enter.
        </li>
      </ul>
    </div>
  );
}
