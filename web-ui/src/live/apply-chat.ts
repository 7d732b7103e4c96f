import type { QueryClient } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import { refreshSoon } from "./soon";
import type { Channels, LiveEvents, Message, Messages, Thread } from "@/api/types";

type ChatEvent =
  | { name: "message"; data: LiveEvents["message"] }
  | { name: "channel"; data: LiveEvents["channel"] };

/** Writes a chat event into the cached channel, its thread and the channel list. */
export function applyChat(cache: QueryClient, event: ChatEvent): void {
  if (event.name === "channel") {
    const { team, channel } = event.data;
    cache.setQueryData<Channels>(keys.channels(team), (old) => {
      if (!old) return old;
      const known = old.items.some((other) => other.id === channel.id);
      return {
        items: known
          ? old.items.map((other) => (other.id === channel.id ? channel : other))
          : [...old.items, channel],
      };
    });
    return;
  }
  const { team, message } = event.data;
  // A question may have been asked, or answered.
  refreshSoon(cache, ["incident-questions"]);
  applyMessage(cache, team, message, event.data.change === "DELETED");
}

/** Puts one message where it belongs, in place of what was known of it. */
export function applyMessage(
  cache: QueryClient,
  team: string,
  message: Message,
  deleted = false,
): void {
  const place = (items: Message[]) => (deleted ? without(items, message) : upsert(items, message));
  if (isReply(message)) {
    cache.setQueryData<Thread>(
      keys.thread(team, message.channel, message.threadTs ?? ""),
      (old) => old && { items: place(old.items) },
    );
    return;
  }
  cache.setQueryData<Messages>(
    keys.messages(team, message.channel),
    (old) => old && { ...old, items: place(old.items) },
  );
  cache.setQueryData<Thread>(
    keys.thread(team, message.channel, message.ts),
    (old) => old && { items: place(old.items) },
  );
}

/**
 * Puts the answer to an own post where it belongs, unless the stream was faster: a bot replies within milliseconds, and the
 * answer to the post does not know of that yet.
 */
export function applyOwnMessage(cache: QueryClient, team: string, message: Message): void {
  const items = isReply(message)
    ? cache.getQueryData<Thread>(keys.thread(team, message.channel, message.threadTs ?? ""))?.items
    : cache.getQueryData<Messages>(keys.messages(team, message.channel))?.items;
  if (!items?.some((known) => known.ts === message.ts)) applyMessage(cache, team, message);
}

export function isReply(message: Message): boolean {
  return Boolean(message.threadTs) && message.threadTs !== message.ts;
}

function upsert(items: Message[], message: Message): Message[] {
  if (items.some((other) => other.ts === message.ts)) {
    return items.map((other) => (other.ts === message.ts ? message : other));
  }
  return [...items, message].sort((a, b) => compareTs(a.ts, b.ts));
}

function without(items: Message[], message: Message): Message[] {
  return items.filter((other) => other.ts !== message.ts);
}

/** Orders Slack timestamps ("seconds.counter") without losing their precision. */
export function compareTs(a: string, b: string): number {
  const [aSeconds = "0", aCounter = "0"] = a.split(".");
  const [bSeconds = "0", bCounter = "0"] = b.split(".");
  return Number(aSeconds) - Number(bSeconds) || Number(aCounter) - Number(bCounter);
}
