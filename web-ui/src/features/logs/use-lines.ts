import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { fetchLogs } from "@/api/logs";
import { keys } from "@/api/keys";
import type { Env, LogGrowth, LogResults } from "@/api/types";
import { type LogsSearch, askedFor } from "@/components/telemetry/log-address";
import type { WindowState } from "@/components/telemetry/use-window";
import { type Lines, NO_LINES, newestId, startedAgain, withNew, withOlder } from "./lines";

const PAGE = 300;
/** Without a word from the stream the tail asks by itself. */
const ASK_MS = 5_000;

interface State {
  lines: Lines;
  loaded: boolean;
  problem: unknown;
  words: string | null;
  dropped: number;
  loadingOlder: boolean;
}
const START: State = {
  lines: NO_LINES,
  loaded: false,
  problem: null,
  words: null,
  dropped: 0,
  loadingOlder: false,
};

export interface LinesState extends State {
  loadOlder: () => void;
  retry: () => void;
}

/** The lines that a search finds; while its window moves, also those that come. */
export function useLines(
  slug: string,
  env: Env,
  search: LogsSearch,
  windows: WindowState,
  following: boolean,
): LinesState {
  const [state, setState] = useState(START);
  const [round, setRound] = useState(0);
  const { window, current } = windows;
  const live = window.moving && search.line === undefined;
  const asked = JSON.stringify([slug, env, search, window.name, round]);
  const growth = useGrowth(slug, env);
  const now = useRef({ search, following, state, current });
  now.current = { search, following, state, current };

  const fetchPart = useCallback(
    (part: Parameters<typeof fetchLogs>[3]) =>
      fetchLogs(slug, env, askedFor(now.current.search, now.current.current()), part),
    [slug, env],
  );

  useEffect(() => {
    let stopped = false;
    setState(START);
    first(fetchPart, now.current.search.line)
      .then((page) => !stopped && setState(withPage(page)))
      .catch((problem: unknown) => !stopped && setState((old) => ({ ...old, problem })));
    return () => {
      stopped = true;
    };
  }, [asked, fetchPart]);

  const { loaded } = state;
  const grown = growth?.lastId;
  const busy = useRef(false);
  useEffect(() => {
    if (!live || !loaded) return;
    let stopped = false;
    const ask = async () => {
      if (document.hidden || busy.current) return;
      busy.current = true;
      try {
        const page = await fetchPart({ after: newestId(now.current.state.lines), limit: PAGE });
        const newest = page.hasMore ? await fetchPart({ limit: PAGE }) : null;
        if (!stopped) setState((old) => withTail(old, page, newest, now.current.following));
      } catch (problem) {
        if (!stopped) setState((old) => ({ ...old, problem }));
      } finally {
        busy.current = false;
      }
    };
    void ask();
    const timer = setInterval(() => void ask(), ASK_MS);
    const seen = () => void ask();
    document.addEventListener("visibilitychange", seen);
    return () => {
      stopped = true;
      clearInterval(timer);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [live, loaded, grown, asked, fetchPart]);

  useEffect(() => {
    if (following) setState((old) => ({ ...old, lines: withNew(old.lines, [], true) }));
  }, [following]);

  const loadOlder = () => {
    const oldest = state.lines.items[0];
    if (!oldest || state.loadingOlder) return;
    setState((old) => ({ ...old, loadingOlder: true }));
    fetchPart({ before: oldest.id, limit: PAGE })
      .then((page) =>
        setState((old) => ({
          ...old,
          loadingOlder: false,
          lines: withOlder(old.lines, page.items, page.hasMore),
        })),
      )
      .catch((problem: unknown) => setState((old) => ({ ...old, loadingOlder: false, problem })));
  };
  return { ...state, loadOlder, retry: () => setRound(round + 1) };
}

type FetchPart = (part: Parameters<typeof fetchLogs>[3]) => Promise<LogResults>;

/** The newest lines, or those around the one that a link points at. */
async function first(fetchPart: FetchPart, line: number | undefined): Promise<LogResults> {
  if (line === undefined) return fetchPart({ limit: PAGE });
  const [until, after] = await Promise.all([
    fetchPart({ before: line + 1, limit: PAGE / 2 }),
    fetchPart({ after: line, limit: PAGE / 2 }),
  ]);
  return { ...until, items: [...until.items, ...after.items] };
}

function withPage(page: LogResults): State {
  return {
    ...START,
    loaded: true,
    words: page.words,
    dropped: page.dropped,
    lines: { ...NO_LINES, items: page.items, hasOlder: page.hasMore },
  };
}

function withTail(
  old: State,
  page: LogResults,
  newest: LogResults | null,
  following: boolean,
): State {
  const lines =
    newest && following
      ? startedAgain(newest.items, true)
      : withNew(old.lines, page.items, following);
  if (lines === old.lines && old.problem === null && old.dropped === page.dropped) return old;
  return { ...old, lines, problem: null, dropped: page.dropped };
}

/** What the live stream said last of this bot's log. */
export function useGrowth(slug: string, env: Env): LogGrowth | undefined {
  const cache = useQueryClient();
  const key = keys.logGrowth(slug, env);
  return useQuery({
    queryKey: key,
    queryFn: () => cache.getQueryData<LogGrowth>(key) ?? null,
    enabled: false,
    staleTime: Number.POSITIVE_INFINITY,
  }).data as LogGrowth | undefined;
}
