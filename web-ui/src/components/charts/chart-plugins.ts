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
        ctx.fillText(line.label, bbox.left + 6 * devicePixelRatio, y - 3 * devicePixelRatio);
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

function scaled(font: string): string {
  return font.replace(/^(\d+)px/, (_, size: string) => `${Number(size) * devicePixelRatio}px`);
}
