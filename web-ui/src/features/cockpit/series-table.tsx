import { Button } from "@mantine/core";
import { useState } from "react";
import type { Sli, SliPoint } from "@/api/types";
import { millis, percent } from "@/components/numbers";
import { clockOnly, zoneOf } from "@/components/time";

/** The charts' values as a table, by minute, and as a file. */
export function SeriesTable({ sli }: { sli: Sli }) {
  const [shown, setShown] = useState(false);
  return (
    <div className="stack tight">
      <div className="row wrap">
        <Button
          size="compact-xs"
          variant="default"
          aria-expanded={shown}
          onClick={() => setShown(!shown)}
        >
          {shown ? "Hide table" : "Show as table"}
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => download(sli)}>
          Download CSV
        </Button>
      </div>
      {shown && (
        <div
          className="scroll-x"
          style={{ maxHeight: 260, overflowY: "auto" }}
          tabIndex={0}
          role="group"
          aria-label="Values by minute"
        >
          <table className="table">
            <thead>
              <tr>
                <th scope="col">Minute ({zoneOf(sli.now)})</th>
                <th scope="col" className="right">
                  Requests
                </th>
                <th scope="col" className="right">
                  Answered well
                </th>
                <th scope="col" className="right">
                  Worst p95
                </th>
              </tr>
            </thead>
            <tbody>
              {byMinute(sli.points).map((minute) => (
                <tr key={minute.at}>
                  <th scope="row">{clockOnly(minute.at).slice(0, 5)}</th>
                  <td className="right">{minute.total}</td>
                  <td className="right">
                    {percent(minute.total ? minute.good / minute.total : null)}
                  </td>
                  <td className="right">{millis(minute.p95)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

interface Minute {
  at: number;
  good: number;
  total: number;
  p95: number | null;
}

/** Sums per minute, newest first. */
export function byMinute(points: SliPoint[]): Minute[] {
  const minutes = new Map<number, Minute>();
  for (const point of points) {
    const at = Math.floor(Date.parse(point.at) / 60_000) * 60_000;
    const sum = minutes.get(at) ?? { at, good: 0, total: 0, p95: null };
    minutes.set(at, {
      at,
      good: sum.good + point.good,
      total: sum.total + point.total,
      p95: Math.max(sum.p95 ?? 0, point.p95Ms ?? 0) || null,
    });
  }
  return [...minutes.values()].sort((a, b) => b.at - a.at);
}

function download(sli: Sli): void {
  const rows = sli.points.map((point) =>
    [point.at, point.good, point.total, point.p50Ms ?? "", point.p95Ms ?? ""].join(","),
  );
  const text = ["at,good,total,p50_ms,p95_ms", ...rows].join("\r\n");
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `sli-${sli.environment.toLowerCase()}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}
