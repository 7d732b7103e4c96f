import { Button } from "@mantine/core";
import { useState } from "react";
import type { EnvCapacity } from "@/api/capacity-types";
import { clockOnly, zoneOf } from "@/components/time";
import { ENV_WORDS } from "@/components/words";
import { cores, mib, perSecond } from "./units";

/** The charts' figures, newest first. */
export function UsageTable({ env }: { env: EnvCapacity }) {
  const [shown, setShown] = useState(false);
  const rows = [...env.measured].reverse();
  return (
    <div className="stack tight">
      <div>
        <Button
          size="compact-xs"
          variant="default"
          aria-expanded={shown}
          onClick={() => setShown(!shown)}
        >
          {shown ? "Hide table" : "Show as table"}
          <span className="hidden-visually">, {ENV_WORDS[env.environment].toLowerCase()}</span>
        </Button>
      </div>
      {shown && (
        <div
          className="scroll-x"
          style={{ maxHeight: 260, overflowY: "auto" }}
          tabIndex={0}
          role="group"
          aria-label="Use by minute"
        >
          <table className="table">
            <thead>
              <tr>
                <th scope="col">Minute ({zoneOf(rows[0]?.at ?? 0)})</th>
                <th scope="col" className="right">
                  Memory
                </th>
                <th scope="col" className="right">
                  Processor
                </th>
                <th scope="col" className="right">
                  Requests
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.at}>
                  <th scope="row">{clockOnly(row.at).slice(0, 5)}</th>
                  <td className="right">{mib(row.rssBytes)}</td>
                  <td className="right">{cores(row.cpu)}</td>
                  <td className="right">{perSecond(row.requestsPerSecond)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
