import type { ReactNode } from "react";
import { Button } from "@mantine/core";
import type { Env } from "@/api/types";
import { Empty } from "@/components/empty";
import { type LogsSearch, pairOf, queryWords } from "@/components/telemetry/log-address";
import type { WindowState } from "@/components/telemetry/use-window";
import { zoomOut } from "@/components/telemetry/window";
import { connection } from "@/live/connection";

interface Props {
  search: LogsSearch;
  windows: WindowState;
  env: Env;
  onChange: (change: Partial<Record<keyof LogsSearch, unknown>>) => void;
  go: WindowState["go"];
}

/** What was looked for in words, and each way to see more. */
export function NothingFound({ search, windows, env, onChange, go }: Props) {
  const { level, q, f = [] } = search;
  const { window, current } = windows;
  const other = env === "PRODUCTION" ? "STAGING" : undefined;
  const anything = level !== undefined || q !== undefined || f.length > 0;
  return (
    <Empty
      title={
        anything
          ? `There are no ${queryWords(search).replace(/^all /, "")}.`
          : "There are no lines."
      }
      action={
        <div className="row wrap">
          {q !== undefined && <Widen onClick={() => onChange({ q: undefined })}>Any text</Widen>}
          {level && <Widen onClick={() => onChange({ level: undefined })}>All levels</Widen>}
          {f.map((each) => (
            <Widen
              key={each}
              onClick={() => {
                const rest = f.filter((pair) => pair !== each);
                onChange({ f: rest.length > 0 ? rest : undefined });
              }}
            >
              Any {pairOf(each)[0]}
            </Widen>
          ))}
          {window.moving && window.name !== "1d" && (
            <Widen onClick={() => go({ last: "1d" })}>Last day</Widen>
          )}
          {!window.moving && (
            <Widen onClick={() => go(zoomOut(current(), connection.serverNow()))}>
              Twice the time
            </Widen>
          )}
          <Widen onClick={() => onChange({ env: other } as never)}>
            Look in {other ? "staging" : "production"}
          </Widen>
        </div>
      }
    >
      {anything
        ? "Widen the search, or wait: new lines that match appear by themselves."
        : "The bot wrote nothing in this time. New lines appear by themselves."}
    </Empty>
  );
}

function Widen({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <Button size="xs" variant="default" onClick={onClick}>
      {children}
    </Button>
  );
}
