import { useElementSize } from "@mantine/hooks";
import { useId } from "react";
import type { FaultWindow, Lane, Timeline } from "@/api/types";
import { objective } from "@/components/numbers";
import { clock, zoneOf } from "@/components/time";
import { LANE_WORDS } from "@/components/words";
import {
  LABEL_WIDTH,
  type LaneBox,
  axisTicks,
  clusters,
  glyphOf,
  lanesOf,
  shareScale,
  sliPath,
  tickLabel,
  timeScale,
  totalHeight,
} from "./lane-layout";
import classes from "./swim-lanes.module.css";

interface SwimLanesProps {
  timeline: Timeline;
  shown: ReadonlySet<Lane>;
  selected: number | null;
  onSelect: (eventId: number) => void;
}

/** Cause, signal, detection and action on one time axis. The list beside it says the same in words. */
export function SwimLanes({ timeline, shown, selected, onSelect }: SwimLanesProps) {
  const { ref, width } = useElementSize();
  const lanes = lanesOf(timeline, shown);
  const size = Math.max(280, width);
  const x = timeScale(timeline, size);
  const height = totalHeight(lanes);
  const ticks = axisTicks(x, size);
  return (
    <div ref={ref} className={classes.host}>
      <svg width={size} height={height} role="img" aria-label={summary(timeline)} className="live">
        <HatchPattern />
        {ticks
          .filter((tick) => x(tick) < size - 32)
          .map((tick) => (
            <g key={tick.getTime()}>
              <line x1={x(tick)} x2={x(tick)} y1={0} y2={height - 20} className={classes.grid} />
              <text x={x(tick)} y={height - 5} className={classes.tick} textAnchor="middle">
                {tickLabel(tick, ticks)}
              </text>
            </g>
          ))}
        <text x={0} y={height - 5} className={classes.tick}>
          {zoneOf(timeline.to)}
        </text>
        {lanes.map((box) => (
          <g key={box.lane}>
            <line
              x1={0}
              x2={size}
              y1={box.top + box.height}
              y2={box.top + box.height}
              className={classes.rule}
            />
            <text x={0} y={box.top + box.height / 2 + 4} className={classes.label}>
              {LANE_WORDS[box.lane]}
            </text>
            {box.lane === "SLI" && <SliLane timeline={timeline} box={box} width={size} />}
            {box.lane === "FAULT" &&
              timeline.faultWindows.map((fault) => (
                <FaultBar key={fault.id} fault={fault} box={box} timeline={timeline} width={size} />
              ))}
            {box.lane !== "FAULT" &&
              clusters(
                timeline.events.filter((event) => event.lane === box.lane),
                x,
              ).map((cluster) => {
                const first = cluster.events[0];
                if (!first) return null;
                const many = cluster.events.length > 1;
                return (
                  <g
                    key={first.id}
                    className={classes.event}
                    data-selected={cluster.events.some((event) => event.id === selected)}
                    onClick={() => onSelect(first.id)}
                  >
                    <title>
                      {cluster.events.map((event) => `${clock(event.at)} ${event.text}`).join("\n")}
                    </title>
                    <circle
                      cx={cluster.x}
                      cy={box.top + box.height / 2}
                      r={9}
                      className={classes.disc}
                    />
                    <text x={cluster.x} y={box.top + box.height / 2 + 4} textAnchor="middle">
                      {many ? cluster.events.length : glyphOf(first)}
                    </text>
                  </g>
                );
              })}
          </g>
        ))}
      </svg>
    </div>
  );
}

function SliLane({ timeline, box, width }: { timeline: Timeline; box: LaneBox; width: number }) {
  const x = timeScale(timeline, width);
  const y = shareScale(box);
  const slo = y(1 - timeline.objective);
  return (
    <>
      <line x1={LABEL_WIDTH} x2={width} y1={slo} y2={slo} className={classes.slo} />
      <text x={width - 8} y={slo - 3} textAnchor="end" className={classes.sloLabel}>
        SLO {objective(timeline.objective)}
      </text>
      <path d={sliPath(timeline.sli, x, y)} className={classes.sli} />
    </>
  );
}

function FaultBar(props: { fault: FaultWindow; box: LaneBox; timeline: Timeline; width: number }) {
  const { fault, box, timeline, width } = props;
  const x = timeScale(timeline, width);
  const from = x(new Date(fault.from));
  const to = x(new Date(fault.to ?? timeline.to));
  return (
    <g>
      <title>{`${fault.title}, from ${clock(fault.from)}`}</title>
      <rect
        x={from}
        y={box.top + 5}
        width={Math.max(3, to - from)}
        height={box.height - 10}
        rx={3}
        className={classes.fault}
      />
      <text x={from + 6} y={box.top + box.height / 2 + 4} className={classes.faultLabel}>
        {to - from > 90 ? fault.title : ""}
      </text>
    </g>
  );
}

/** Shared by every lane chart on a page; the same pattern twice does no harm. */
function HatchPattern() {
  const id = useId();
  return (
    <defs>
      <pattern
        id="fd-hatch"
        data-owner={id}
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <line x1="0" y1="0" x2="0" y2="6" className={classes.hatchLine} />
      </pattern>
    </defs>
  );
}

function summary(timeline: Timeline): string {
  const faults = timeline.faultWindows.length;
  return (
    `Timeline from ${clock(timeline.from)} to ${clock(timeline.to)}: ` +
    `${timeline.events.length} events${faults ? `, ${faults} fault windows` : ""}. ` +
    "The list below holds the same events."
  );
}
