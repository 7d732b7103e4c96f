import { useEffect, useRef, useState } from "react";
import { fetchLog } from "@/api/bot";
import type { Env, LogLine, LogPage } from "@/api/types";

const EVERY_MS = 2_000;
/** A reader who looks at old lines keeps them; one who follows keeps this many. */
const KEPT = 2_000;
const KEPT_WHILE_READING = 10_000;

export interface BotLogState {
  lines: LogLine[];
  loaded: boolean;
  problem: unknown;
}

/** The bot's log as it grows: only what is new is asked for. */
export function useLog(slug: string, env: Env, following: boolean): BotLogState {
  const [state, setState] = useState<BotLogState>({ lines: [], loaded: false, problem: null });
  const kept = useRef(KEPT);
  kept.current = following ? KEPT : KEPT_WHILE_READING;

  useEffect(() => {
    let stopped = false;
    let after = 0;
    let timer: ReturnType<typeof setTimeout>;
    setState({ lines: [], loaded: false, problem: null });
    const ask = async () => {
      if (!document.hidden) {
        try {
          const page = await fetchLog(slug, env, after);
          if (stopped) return;
          const first = after === 0;
          after = page.next;
          setState((old) => withPage(old, page, first, kept.current));
        } catch (thrown) {
          if (!stopped) setState((old) => ({ ...old, problem: thrown }));
        }
      }
      if (!stopped) timer = setTimeout(() => void ask(), EVERY_MS);
    };
    void ask();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [slug, env]);
  return state;
}

function withPage(old: BotLogState, page: LogPage, first: boolean, keep: number): BotLogState {
  if (page.lines.length === 0 && old.loaded && old.problem === null) return old;
  return {
    lines: first ? page.lines : appendLines(old.lines, page.lines, keep),
    loaded: true,
    problem: null,
  };
}

/** New lines after old ones. A bot whose log began anew counts from one again: its old lines go. */
export function appendLines(old: LogLine[], fresh: LogLine[], keep: number): LogLine[] {
  const last = old.at(-1)?.seq ?? 0;
  const begunAnew = fresh.some((line, at) => line.seq <= (fresh[at - 1]?.seq ?? 0));
  const next = begunAnew ? fresh : [...old, ...fresh.filter((line) => line.seq > last)];
  return next.length > keep ? next.slice(-keep) : next;
}
