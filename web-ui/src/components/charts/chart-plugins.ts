import type uPlot from "uplot";

/** A horizontal line with its name written on it. */
export interface Threshold {
  value: number;
  label: string;
}

/** Something that happened: a thin line with a glyph on top. */
export interface Marker {
  /** Seconds since the epoch. */
  at: number;
  glyph: string;
  label: string;
}

export function thresholdPlugin(
  threshold: () => Threshold | undefined,
  colour: string,
  ground: string,
  font: string,
): uPlot.Plugin {
  return {
    hooks: {
      draw: (plot) => {
        const line = threshold();
        if (!line) return;
        const { ctx, bbox } = plot;
        const y = plot.valToPos(line.value, "y", true);
        if (y < bbox.top || y > bbox.top + bbox.height) return;
        ctx.save();
        ctx.strokeStyle = colour;
        ctx.lineWidth = devicePixelRatio;
        ctx.setLineDash([6, 4]);
        ctx.beginPath();
        ctx.moveTo(bbox.left, y);
        ctx.lineTo(bbox.left + bbox.width, y);
        ctx.stroke();
        ctx.fillStyle = colour;
        ctx.font = scaled(font);
        ctx.textAlign = "left";
        ctx.textBaseline = "bottom";
        // On a rim of the ground, so that a line behind it does not cross it out.
        const at = [bbox.left + 6 * devicePixelRatio, y - 3 * devicePixelRatio] as const;
        ctx.setLineDash([]);
        ctx.strokeStyle = ground;
        ctx.lineWidth = 4 * devicePixelRatio;
        ctx.lineJoin = "round";
        ctx.strokeText(line.label, ...at);
        ctx.fillText(line.label, ...at);
        ctx.restore();
      },
    },
  };
}

export function markersPlugin(markers: () => Marker[], colour: string, font: string): uPlot.Plugin {
  return {
    hooks: {
      draw: (plot) => {
        const { ctx, bbox } = plot;
        ctx.save();
        ctx.strokeStyle = colour;
        ctx.fillStyle = colour;
        ctx.lineWidth = devicePixelRatio;
        ctx.font = scaled(font);
        ctx.textAlign = "center";
        ctx.textBaseline = "top";
        for (const marker of markers()) {
          const x = plot.valToPos(marker.at, "x", true);
          if (x < bbox.left || x > bbox.left + bbox.width) continue;
          ctx.globalAlpha = 0.55;
          ctx.setLineDash([2, 3]);
          ctx.beginPath();
          ctx.moveTo(x, bbox.top + 16 * devicePixelRatio);
          ctx.lineTo(x, bbox.top + bbox.height);
          ctx.stroke();
          ctx.globalAlpha = 1;
          ctx.fillText(marker.glyph, x, bbox.top);
        }
        ctx.restore();
      },
    },
  };
}

/** Where one looks: a solid line, unlike those of what happened. */
export function momentPlugin(moment: () => number | undefined, colour: string): uPlot.Plugin {
  return {
    hooks: {
      draw: (plot) => {
        const at = moment();
        if (at === undefined) return;
        const { ctx, bbox } = plot;
        const x = plot.valToPos(at, "x", true);
        if (x < bbox.left || x > bbox.left + bbox.width) return;
        ctx.save();
        ctx.strokeStyle = colour;
        ctx.lineWidth = 2 * devicePixelRatio;
        ctx.beginPath();
        ctx.moveTo(x, bbox.top);
        ctx.lineTo(x, bbox.top + bbox.height);
        ctx.stroke();
        ctx.restore();
      },
    },
  };
}

export interface EndLabel {
  label: string;
  colour: string;
}

const LABEL_HEIGHT = 15;

/** The lines' names at their ends, moved apart where they would cover each other. */
export function endLabelsPlugin(
  labels: () => EndLabel[],
  width: number,
  ink: string,
  font: string,
): uPlot.Plugin {
  return {
    hooks: {
      draw: (plot) => {
        const { ctx, bbox } = plot;
        const ratio = devicePixelRatio;
        const placed = labels()
          .map(({ label, colour }, i) => {
            const value = lastValue(plot.data[i + 1]);
            return value === null ? null : { label, colour, y: plot.valToPos(value, "y", true) };
          })
          .filter((each) => each !== null)
          .sort((a, b) => a.y - b.y);
        spread(
          placed,
          LABEL_HEIGHT * ratio,
          bbox.top + 6 * ratio,
          bbox.top + bbox.height - 4 * ratio,
        );
        ctx.save();
        ctx.font = scaled(font);
        ctx.textAlign = "left";
        ctx.textBaseline = "middle";
        const left = bbox.left + bbox.width + 6 * ratio;
        for (const { label, colour, y } of placed) {
          ctx.fillStyle = colour;
          ctx.fillRect(left, y - 1.5 * ratio, 10 * ratio, 3 * ratio);
          ctx.fillStyle = ink;
          ctx.fillText(cut(ctx, label, (width - 26) * ratio), left + 15 * ratio, y);
        }
        ctx.restore();
      },
    },
  };
}

function lastValue(column: ArrayLike<number | null | undefined> | undefined): number | null {
  for (let i = (column?.length ?? 0) - 1; i >= 0; i--) {
    const value = column?.[i];
    if (value !== null && value !== undefined) return value;
  }
  return null;
}

/** Sorted from the top down; pushed apart downwards, then back up from the bottom. */
export function spread(
  items: { y: number }[],
  apart: number,
  highest: number,
  lowest: number,
): void {
  items.forEach((item, i) => {
    const above = items[i - 1];
    item.y = Math.max(item.y, above ? above.y + apart : highest);
  });
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i];
    const below = items[i + 1];
    if (item) item.y = Math.min(item.y, below ? below.y - apart : lowest);
  }
}

/** The text with "…" where it is too long. */
function cut(ctx: CanvasRenderingContext2D, text: string, width: number): string {
  if (ctx.measureText(text).width <= width) return text;
  let end = text.length;
  while (end > 1 && ctx.measureText(`${text.slice(0, end)}…`).width > width) end -= 1;
  return `${text.slice(0, end)}…`;
}

function scaled(font: string): string {
  return font.replace(/^(\d+)px/, (_, size: string) => `${Number(size) * devicePixelRatio}px`);
}
