import { useQueryClient } from "@tanstack/react-query";
import { body, http } from "@/api/client";
import { asProblem } from "@/api/problem";
import { applyMessage, applyOwnMessage } from "@/live/apply-chat";
import { useChatNames } from "./chat-names";
import { dropUnsent, keepUnsent, placeOf } from "./outbox";
import { withMentions } from "./suggest";

/** Sends a message or command; one that fails is kept for another try. */
export function useSend(team: string, channel: string, threadTs: string | null) {
  const cache = useQueryClient();
  const { people } = useChatNames();
  const place = placeOf(team, channel, threadTs);
  return async (text: string, retryOf?: string) => {
    try {
      const posted = await body(
        http.POST("/teams/{team}/channels/{channel}/messages", {
          params: { path: { team, channel } },
          body: { text: text.startsWith("/") ? text : withMentions(text, people), threadTs },
        }),
      );
      if (retryOf) dropUnsent(place, retryOf);
      if (posted.message) applyOwnMessage(cache, team, posted.message);
      for (const note of posted.ephemeral) applyMessage(cache, team, note);
    } catch (thrown) {
      keepUnsent(place, {
        id: retryOf ?? `${Date.now()}-${text.length}`,
        text,
        reason: asProblem(thrown).detail,
      });
    }
  };
}
