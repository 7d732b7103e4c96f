import type { MissionHeat } from "@/api/types";

export const ROW_PX = 24;
const GAP_PX = 1;

export const BIN_WORDS = ["below 1", "1 to 2", "2 to 6", "6 to 14.4", "over 14.4"];

/** The colours of a theme, read once per drawing. */
export interface HeatColours {
  bins: string[];
  noData: string;
}

/** Draws the rows from top to bottom, one cell per column; a cell without data is hatched. */
export function paintHeat(
  canvas: HTMLCanvasElement,
  rows: (readonly (number | null)[])[],
  columns: number,
  width: number,
  colours: HeatColours,
): void {
  const ratio = Math.min(2, globalThis.devicePixelRatio || 1);
  const height = rows.length * ROW_PX;
  const [pixelWidth, pixelHeight] = [Math.round(width * ratio), Math.round(height * ratio)];
  // Setting a size empties the canvas, and costs even when nothing changes.
  if (canvas.width !== pixelWidth) canvas.width = pixelWidth;
  if (canvas.height !== pixelHeight) canvas.height = pixelHeight;
  const context = canvas.getContext("2d");
  if (!context) return;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  const hatched = context.createPattern(hatch(colours.noData), "repeat");
  const step = width / columns;
  // By colour, because changing the style costs more than filling.
  for (let bin = -1; bin < colours.bins.length; bin++) {
    context.fillStyle = bin < 0 ? (hatched ?? colours.noData) : (colours.bins[bin] ?? "");
    rows.forEach((cells, y) => {
      for (let x = 0; x < columns; x++) {
        if ((cells[x] ?? -1) !== bin) continue;
        const left = Math.round(x * step);
        const right = Math.round((x + 1) * step) - GAP_PX;
        context.fillRect(left, y * ROW_PX + 2, Math.max(1, right - left), ROW_PX - 4);
      }
    });
  }
}

function hatch(colour: string): HTMLCanvasElement {
  const tile = document.createElement("canvas");
  tile.width = 6;
  tile.height = 6;
  const context = tile.getContext("2d");
  if (context) {
    context.strokeStyle = colour;
    context.globalAlpha = 0.55;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(-1, 7);
    context.lineTo(7, -1);
    context.stroke();
  }
  return tile;
}

/** One sentence about the whole picture. */
export function heatSummary(heat: MissionHeat): string {
  const now = heat.rows.map((row) => row.cells.findLast((bin) => bin !== null) ?? null);
  const over = now.filter((bin) => bin === 4).length;
  const fast = now.filter((bin) => bin !== null && bin >= 1 && bin < 4).length;
  const silent = heat.rows.filter((row) => row.cells.every((bin) => bin === null)).length;
  const minutes = Math.round((heat.columns * heat.stepSeconds) / 60);
  return (
    `Burn rate of ${heat.rows.length} teams over ${minutes} minutes: ${over} last over 14.4, ` +
    `${fast} between 1 and 14.4, ${silent} without any data.`
  );
}
