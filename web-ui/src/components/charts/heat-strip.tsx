import { useMantineColorScheme } from "@mantine/core";
import { useEffect, useRef } from "react";
import { clock } from "@/components/time";
import { type HeatCell, heatBin } from "./sli-series";
import classes from "./heat-strip.module.css";

const WIDTH = 480;
const HEIGHT = 20;

/** One team's burn rate over time, one cell per column. Hatched where nothing was measured. */
export function HeatStrip({ name, cells }: { name: string; cells: HeatCell[] }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { colorScheme } = useMantineColorScheme();
  useEffect(() => {
    if (canvas.current) draw(canvas.current, cells);
  }, [cells, colorScheme]);
  return (
    <canvas
      ref={canvas}
      width={WIDTH * 2}
      height={HEIGHT * 2}
      className={`${classes.strip} live`}
      role="img"
      aria-label={`${name}: ${summary(cells)}`}
    />
  );
}

/** One sentence for people who do not see the cells. */
export function summary(cells: HeatCell[]): string {
  const known = cells.filter((cell) => cell.rate !== null);
  if (known.length === 0) return "no data";
  const worst = known.reduce((a, b) => ((b.rate ?? 0) > (a.rate ?? 0) ? b : a));
  const last = known.at(-1);
  if ((worst.rate ?? 0) < 1) return "never burnt faster than allowed";
  return (
    `burnt at most ${(worst.rate ?? 0).toFixed(1)} times too fast at ${clock(worst.from)}, ` +
    `last ${(last?.rate ?? 0).toFixed(1)}`
  );
}

function draw(canvas: HTMLCanvasElement, cells: HeatCell[]): void {
  const context = canvas.getContext("2d");
  if (!context) return;
  const style = getComputedStyle(canvas);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const { width, height } = canvas;
  const step = width / cells.length;
  context.clearRect(0, 0, width, height);
  cells.forEach((cell, i) => {
    const x = Math.round(i * step);
    const w = Math.max(1, Math.round((i + 1) * step) - x - 2);
    if (cell.rate === null) {
      hatch(context, x, w, height, colour("--fd-no-data"));
    } else {
      context.fillStyle = colour(`--fd-heat${heatBin(cell.rate)}`);
      context.fillRect(x, 0, w, height);
    }
  });
}

function hatch(
  context: CanvasRenderingContext2D,
  x: number,
  w: number,
  height: number,
  colour: string,
): void {
  context.save();
  context.beginPath();
  context.rect(x, 0, w, height);
  context.clip();
  context.strokeStyle = colour;
  context.globalAlpha = 0.45;
  context.lineWidth = 1.5;
  for (let offset = -height; offset < w + height; offset += 9) {
    context.beginPath();
    context.moveTo(x + offset, height);
    context.lineTo(x + offset + height, 0);
    context.stroke();
  }
  context.restore();
}

const BIN_WORDS = ["below 1", "1 to 2", "2 to 6", "6 to 14.4", "over 14.4"];

/** What the five colours mean. */
export function HeatLegend() {
  return (
    <ul className={classes.legend} aria-label="Burn rate, times faster than allowed">
      {BIN_WORDS.map((words, i) => (
        <li key={words}>
          <span className={classes.swatch} style={{ background: `var(--fd-heat${i})` }} />
          {words}
        </li>
      ))}
      <li>
        <span className={`${classes.swatch} ${classes.hatched}`} />
        no data
      </li>
    </ul>
  );
}
