import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { applyLive } from "./apply";
import { connection } from "./connection";
import { tellPage } from "./paged";
import { openLiveStream } from "./stream";
import { showView } from "./views";

const POLL_WHEN_STALE_MS = 5_000;

/** Runs the live stream while the shell is on screen, and polls instead while it is down. */
export function useLive(): void {
  const cache = useQueryClient();
  useEffect(() => {
    const close = openLiveStream("/api/v1/live", (event) => {
      const time =
        event.name === "beat" || event.name === "hello" ? event.data.serverTime : undefined;
      const wasStale = connection.snapshot().freshness === "STALE";
      connection.alive(time);
      if (event.name === "view") showView(event.data);
      applyLive(cache, event);
      if (event.name === "page") tellPage(event.data);
      if (wasStale) void cache.invalidateQueries();
    });
    const tick = setInterval(() => connection.tick(), 1_000);
    const poll = setInterval(() => {
      if (connection.snapshot().freshness !== "STALE" || document.hidden) return;
      void cache.refetchQueries({
        type: "active",
        predicate: (query) => query.queryKey[0] !== "session" && query.queryKey[0] !== "postmortem",
      });
    }, POLL_WHEN_STALE_MS);
    return () => {
      close();
      clearInterval(tick);
      clearInterval(poll);
    };
  }, [cache]);
}
