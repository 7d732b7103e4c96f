import { useMemo } from "react";
import type { EnvCapacity, Usage } from "@/api/capacity-types";
import { TimeChart } from "@/components/charts/time-chart";
import { cores, mib, perSecond } from "./units";
import classes from "./capacity.module.css";

const MINUTE = 60;

/** Three small charts over the last hour, with the limit drawn in. */
export function UsageCharts({ env }: { env: EnvCapacity }) {
  const { at, rows } = useMemo(() => byMinute(env.measured), [env.measured]);
  const line = (label: string, value: (usage: Usage) => number | null | undefined) => [
    {
      label,
      values: rows.map((row) => (row ? (value(row) ?? null) : null)),
      colour: "series1",
    },
  ];
  const memory = useMemo(() => line("Memory", (each) => each.rssBytes), [rows]);
  const cpu = useMemo(() => line("Processor", (each) => each.cpu), [rows]);
  const load = useMemo(() => line("Requests", (each) => each.requestsPerSecond), [rows]);
  const now = env.measured.at(-1);
  const upTo = (limit: number) => ({
    range: (_: unknown, __: number, max: number): [number, number] => [
      0,
      Math.max(max, limit) * 1.15,
    ],
  });
  const { memoryBytes } = env.limits;
  const share = env.size.cpuShare;
  return (
    <div className={classes.charts}>
      <figure>
        <figcaption>Memory</figcaption>
        <TimeChart
          key={env.limits.memoryBytes}
          summary={`Memory over the last hour, now ${now ? mib(now.rssBytes) : "unknown"} of ${mib(memoryBytes)}`}
          at={at}
          lines={memory}
          format={mib}
          scale={upTo(memoryBytes)}
          ticks={[0, memoryBytes / 2, memoryBytes]}
          threshold={{ value: memoryBytes, label: `limit ${mib(memoryBytes)}` }}
          height={120}
        />
      </figure>
      <figure>
        <figcaption>Processor</figcaption>
        <TimeChart
          summary={`Processor time over the last hour, now ${now ? cores(now.cpu) : "unknown"} of ${cores(share)}`}
          at={at}
          lines={cpu}
          format={(value) => `${Math.round(value * 100)} %`}
          scale={upTo(share)}
          threshold={{ value: share, label: `share ${Math.round(share * 100)} %` }}
          height={120}
        />
      </figure>
      <figure>
        <figcaption>Requests of users</figcaption>
        <TimeChart
          summary={`Requests over the last hour, now ${perSecond(now?.requestsPerSecond)}`}
          at={at}
          lines={load}
          format={perSecond}
          scale={upTo(0.1)}
          height={120}
        />
      </figure>
    </div>
  );
}

/** Every minute from the first to the last, so that gaps stay gaps. */
function byMinute(measured: Usage[]): { at: number[]; rows: (Usage | null)[] } {
  const bySlot = new Map(
    measured.map((each) => [Math.round(Date.parse(each.at) / 1000 / MINUTE), each]),
  );
  const slots = [...bySlot.keys()];
  const first = Math.min(...slots);
  const length = Math.max(...slots) - first + 1;
  const at = Array.from({ length }, (_, i) => (first + i) * MINUTE);
  return { at, rows: at.map((_, i) => bySlot.get(first + i) ?? null) };
}
