import { useMantineColorScheme } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import type { MissionHeat } from "@/api/types";
import { ROW_PX, heatSummary, paintHeat } from "./heat-paint";
import classes from "./mission.module.css";

/** The cells of all teams in one picture; rows in the order given. */
export function HeatCanvas({ heat, order }: { heat: MissionHeat; order: string[] }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [width, setWidth] = useState(0);
  const { colorScheme } = useMantineColorScheme();
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    setWidth(element.clientWidth);
    if (!("ResizeObserver" in globalThis)) return;
    const watch = new ResizeObserver(() => setWidth(element.clientWidth));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    const element = canvas.current;
    if (!element || width === 0 || document.hidden) return;
    const frame = requestAnimationFrame(() => {
      const style = getComputedStyle(element);
      const colour = (name: string) => style.getPropertyValue(name).trim();
      const byTeam = new Map(heat.rows.map((row) => [row.team, row.cells as (number | null)[]]));
      paintHeat(
        element,
        order.map((slug) => byTeam.get(slug) ?? []),
        heat.columns,
        width,
        {
          bins: [0, 1, 2, 3, 4].map((bin) => colour(`--fd-heat${bin}`)),
          noData: colour("--fd-no-data"),
        },
      );
    });
    return () => cancelAnimationFrame(frame);
  }, [heat, order, width, colorScheme]);
  return (
    <canvas
      ref={canvas}
      className={`${classes.canvas} live`}
      style={{ height: order.length * ROW_PX }}
      role="img"
      aria-label={heatSummary(heat)}
      data-seen={heat.from}
    />
  );
}
