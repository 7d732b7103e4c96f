import type { QueryClient } from "@tanstack/react-query";
import { keys } from "@/api/keys";
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
  applyMessage(cache, team, message, event.data.change === "DELETED");
}

/** Puts one message where it belongs; also used for the answer of an own post. */
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
