import type { Exchange } from "@/api/types";
import type { Said } from "@/components/words";

export const EXCHANGE_KIND_WORDS: Record<Exchange["kind"], string> = {
  EVENT: "Event",
  COMMAND: "Command",
  INTERACTION: "Interaction",
  CALL: "Call",
};

export const EXCHANGE_WORDS: Record<Exchange["state"], Said> = {
  PENDING: { word: "Waiting", tone: "none" },
  OK: { word: "In time", tone: "ok" },
  LATE: { word: "Late", tone: "warn" },
  UNACKNOWLEDGED: { word: "No ack", tone: "breach" },
  ERROR: { word: "Error", tone: "breach" },
};

export interface ExchangeFilter {
  kind: Exchange["kind"] | "ALL";
  state: Exchange["state"] | "ALL" | "PROBLEMS";
  text: string;
}
export const NO_FILTER: ExchangeFilter = { kind: "ALL", state: "ALL", text: "" };

export function matches(exchange: Exchange, filter: ExchangeFilter): boolean {
  if (filter.kind !== "ALL" && exchange.kind !== filter.kind) return false;
  if (filter.state === "PROBLEMS" && (exchange.state === "OK" || exchange.state === "PENDING")) {
    return false;
  }
  if (filter.state !== "ALL" && filter.state !== "PROBLEMS" && exchange.state !== filter.state) {
    return false;
  }
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const said = [
    exchange.title,
    exchange.track,
    exchange.channel ?? "",
    exchange.user?.handle ?? "",
    ...exchange.calls.map((call) => `${call.method} ${call.error ?? ""}`),
  ]
    .join(" ")
    .toLowerCase();
  return words.every((word) => said.includes(word));
}

/** The filter in words, for when nothing matches. */
export function filterWords(filter: ExchangeFilter): string {
  const parts = [
    filter.kind === "ALL" ? null : `kind ${EXCHANGE_KIND_WORDS[filter.kind].toLowerCase()}`,
    filter.state === "ALL"
      ? null
      : filter.state === "PROBLEMS"
        ? "late, unacknowledged or failed"
        : EXCHANGE_WORDS[filter.state].word.toLowerCase(),
    filter.text.trim() ? `“${filter.text.trim()}”` : null,
  ];
  return parts.filter(Boolean).join(", ");
}

/** Why an exchange cannot be sent again, or null. */
export function replayRefusal(exchange: Exchange | undefined, connected: boolean): string | null {
  if (!exchange) return "Choose an exchange first.";
  if (exchange.kind === "CALL") {
    return "The bot made this call by itself; only what the workspace sent can be replayed.";
  }
  return connected ? null : "The bot is not connected, so nothing can be sent to it.";
}

/** Those that were there when the reader stopped following; what came since is only counted. */
export function heldBack(
  items: Exchange[],
  heldAt: string | null,
): { shown: Exchange[]; fresh: number } {
  const at = heldAt === null ? 0 : items.findIndex((each) => each.id === heldAt);
  return at <= 0 ? { shown: items, fresh: 0 } : { shown: items.slice(at), fresh: at };
}
