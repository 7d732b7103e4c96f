import { useMantineColorScheme } from "@mantine/core";
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import type { Unit } from "@/api/types";
import { clock, clockOnly } from "@/components/time";
import { type Buckets, highestCount, shade } from "./buckets";
import { inUnit } from "./units";
import classes from "./heat-map.module.css";

interface Props {
  buckets: Buckets;
  unit: Unit;
  onZoom?: ((from: number, to: number) => void) | undefined;
  height?: number;
}

interface Cell {
  row: number;
  column: number;
}

/** Buckets over time: the darker, the more values fell between the two bounds. */
export function HeatMap({ buckets, unit, onZoom, height = 200 }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const plot = useRef<HTMLDivElement>(null);
  const { colorScheme } = useMantineColorScheme();
  const [cell, setCell] = useState<Cell | null>(null);
  const [anchor, setAnchor] = useState<number | null>(null);
  const { at, rows, stepMs } = buckets;
  const highest = highestCount(buckets);
  useEffect(() => {
    if (canvas.current) draw(canvas.current, buckets, highest);
  }, [buckets, highest, colorScheme, height]);

  const cellAt = (event: PointerEvent): Cell => {
    const box = plot.current?.getBoundingClientRect();
    if (!box) return { row: 0, column: 0 };
    const within = (share: number, size: number) =>
      Math.min(size - 1, Math.max(0, Math.floor(share * size)));
    return {
      column: within((event.clientX - box.left) / box.width, at.length),
      row: rows.length - 1 - within((event.clientY - box.top) / box.height, rows.length),
    };
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[
      event.key
    ];
    if (event.key === "Escape" && cell) return setCell(null);
    if (!step) return;
    event.preventDefault();
    const [dx = 0, dy = 0] = step;
    const old = cell ?? { column: at.length, row: 0 };
    setCell({
      column: Math.min(at.length - 1, Math.max(0, old.column + dx)),
      row: Math.min(rows.length - 1, Math.max(0, old.row + dy)),
    });
  };
  const release = (event: PointerEvent) => {
    const end = cellAt(event).column;
    const start = anchor;
    setAnchor(null);
    if (start === null || start === end) return;
    const first = at[Math.min(start, end)] ?? 0;
    onZoom?.(first, (at[Math.max(start, end)] ?? 0) + stepMs);
  };
  const left = (column: number) => `${(column / at.length) * 100}%`;
  return (
    <div className={classes.heat}>
      <ol className={classes.bounds} style={{ height }} aria-hidden="true">
        {rows.map(({ to }, i) => (
          <li key={to} style={{ bottom: `${((i + 1) / rows.length) * 100}%` }}>
            {Number.isFinite(to) ? inUnit(to, unit) : ""}
          </li>
        ))}
      </ol>
      <div
        ref={plot}
        className={classes.plot}
        style={{ height }}
        role="group"
        tabIndex={0}
        aria-label="Heat map; arrow keys go from cell to cell"
        onKeyDown={onKeyDown}
        onBlur={() => setCell(null)}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          plot.current?.setPointerCapture(event.pointerId);
          setAnchor(cellAt(event).column);
        }}
        onPointerMove={(event) => setCell(cellAt(event))}
        onPointerLeave={() => anchor === null && setCell(null)}
        onPointerUp={release}
        onPointerCancel={() => setAnchor(null)}
      >
        <canvas
          ref={canvas}
          className={`${classes.canvas} live`}
          role="img"
          aria-label={summaryOf(buckets, unit)}
        />
        {cell && (
          <span
            className={classes.cell}
            style={{
              left: left(cell.column),
              width: `${100 / at.length}%`,
              bottom: `${(cell.row / rows.length) * 100}%`,
              height: `${100 / rows.length}%`,
            }}
          />
        )}
        {anchor !== null && cell && cell.column !== anchor && (
          <span
            className={classes.brush}
            style={{
              left: left(Math.min(anchor, cell.column)),
              width: left(Math.abs(anchor - cell.column) + 1),
            }}
          />
        )}
      </div>
      <span />
      <div className={classes.axis}>
        <span>{clockOnly(at[0] ?? 0)}</span>
        <span role="status" className={classes.said}>
          {cell && cellWords(buckets, cell, unit)}
        </span>
        <span>{clockOnly((at.at(-1) ?? 0) + stepMs)}</span>
      </div>
      <span />
      <HeatScale highest={highest} />
    </div>
  );
}

function HeatScale({ highest }: { highest: number }) {
  return (
    <p className={`${classes.scale} muted micro`}>
      few
      {[0, 1, 2, 3, 4].map((i) => (
        <span key={i} style={{ background: `var(--fd-heat${i})` }} />
      ))}
      many, at most {inUnit(highest, "NONE")} in a cell; hatched where nothing is known
    </p>
  );
}

/** "250 ms to 500 ms", "more than 5 s". */
export function boundsWords(from: number, to: number, unit: Unit): string {
  if (!Number.isFinite(to)) return `more than ${inUnit(from, unit)}`;
  return from === 0 ? `up to ${inUnit(to, unit)}` : `${inUnit(from, unit)} to ${inUnit(to, unit)}`;
}

function cellWords({ at, rows }: Buckets, { row, column }: Cell, unit: Unit): string {
  const bucket = rows[row];
  if (!bucket) return "";
  const count = bucket.counts[column] ?? null;
  const what = count === null ? "nothing known" : inUnit(count, "NONE");
  return `${clock(at[column] ?? 0)}, ${boundsWords(bucket.from, bucket.to, unit)}: ${what}`;
}

function summaryOf({ rows }: Buckets, unit: Unit): string {
  const sums = rows.map((row) => row.counts.reduce<number>((sum, n) => sum + (n ?? 0), 0));
  const all = sums.reduce((sum, n) => sum + n, 0);
  if (all === 0) return "No value fell into any bucket";
  const most = sums.indexOf(Math.max(...sums));
  const bucket = rows[most];
  const share = Math.round(((sums[most] ?? 0) / all) * 100);
  return bucket
    ? `Most values, ${share} %, lie in ${boundsWords(bucket.from, bucket.to, unit)}`
    : "";
}

function draw(canvas: HTMLCanvasElement, { at, rows }: Buckets, highest: number): void {
  const context = canvas.getContext("2d");
  if (!context) return;
  canvas.width = Math.max(1, canvas.clientWidth * devicePixelRatio);
  canvas.height = Math.max(1, canvas.clientHeight * devicePixelRatio);
  const style = getComputedStyle(canvas);
  const colours = [0, 1, 2, 3, 4].map((i) => style.getPropertyValue(`--fd-heat${i}`).trim());
  const { width, height } = canvas;
  const w = width / at.length;
  const h = height / rows.length;
  rows.forEach(({ counts }, row) => {
    const top = height - (row + 1) * h;
    counts.forEach((count, column) => {
      const bin = count === null ? null : shade(count, highest);
      if (bin === null) return;
      context.fillStyle = colours[bin] ?? "";
      context.fillRect(Math.floor(column * w), top + 1, Math.ceil(w), h - 1);
    });
  });
  context.strokeStyle = style.getPropertyValue("--fd-no-data").trim();
  context.globalAlpha = 0.5;
  at.forEach((_, column) => {
    if (rows.some(({ counts }) => counts[column] !== null)) return;
    for (let y = 0; y < height; y += 8) {
      context.beginPath();
      context.moveTo(column * w, y + 4);
      context.lineTo((column + 1) * w, y);
      context.stroke();
    }
  });
}
