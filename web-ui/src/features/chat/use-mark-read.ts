import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { http } from "@/api/client";
import { keys } from "@/api/keys";
import type { Channel, Channels } from "@/api/types";
import { compareTs } from "@/live/apply-chat";

const PAUSE_MS = 600;

/** Tells the server what was read, once it has been on screen for a moment. */
export function useMarkRead(team: string, channel: Channel, ts: string | null): void {
  const cache = useQueryClient();
  const { id, lastReadTs } = channel;
  useEffect(() => {
    if (!ts || (lastReadTs && compareTs(ts, lastReadTs) <= 0)) return;
    const timer = setTimeout(() => {
      if (document.hidden) return;
      http
        .POST("/teams/{team}/channels/{channel}/read", {
          params: { path: { team, channel: id } },
          body: { ts },
        })
        .then(() =>
          cache.setQueryData<Channels>(
            keys.channels(team),
            (old) =>
              old && {
                items: old.items.map((each) =>
                  each.id === id ? { ...each, unread: 0, lastReadTs: ts } : each,
                ),
              },
          ),
        )
        // Being marked unread a little longer is no failure worth telling.
        .catch(() => undefined);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [cache, team, id, lastReadTs, ts]);
}
