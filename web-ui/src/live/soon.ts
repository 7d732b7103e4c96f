import type { QueryClient, QueryKey } from "@tanstack/react-query";

const EVERY_MS = 1_000;

const waiting = new WeakMap<QueryClient, Map<string, "due" | "quiet">>();

/** Asks for these anew: at once, and then at most once a second however often it is called. */
export function refreshSoon(cache: QueryClient, queryKey: QueryKey): void {
  const timers = waiting.get(cache) ?? new Map<string, "due" | "quiet">();
  waiting.set(cache, timers);
  const name = JSON.stringify(queryKey);
  if (timers.has(name)) {
    timers.set(name, "due");
    return;
  }
  const refresh = () => {
    timers.set(name, "quiet");
    void cache.invalidateQueries({ queryKey });
    setTimeout(() => {
      if (timers.get(name) === "due") refresh();
      else timers.delete(name);
    }, EVERY_MS);
  };
  refresh();
}
