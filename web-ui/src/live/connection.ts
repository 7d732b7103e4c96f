import { useSyncExternalStore } from "react";

/** LATE after 5 s without a beat, STALE after 15 s: by then shown values must look old. */
export type Freshness = "CONNECTING" | "LIVE" | "LATE" | "STALE";

const LATE_MS = 7_000;
const STALE_MS = 15_000;

/** Also true after one missed beat of the five-second rhythm, so 5 s get 2 s of grace. */
export function freshness(lastBeatAt: number | null, now: number, startedAt: number): Freshness {
  if (lastBeatAt === null) return now - startedAt > STALE_MS ? "STALE" : "CONNECTING";
  const age = now - lastBeatAt;
  if (age > STALE_MS) return "STALE";
  return age > LATE_MS ? "LATE" : "LIVE";
}

export interface Connection {
  freshness: Freshness;
  /** The server's time at the last sign of life, ISO. */
  asOf: string | null;
}

/** Keeps the age of the stream. One per page. */
export class ConnectionClock {
  private lastBeatAt: number | null = null;
  private asOf: string | null = null;
  private startedAt: number;
  private offsetMs = 0;
  private current: Connection = { freshness: "CONNECTING", asOf: null };
  private readonly listeners = new Set<() => void>();

  constructor(private readonly now: () => number = Date.now) {
    this.startedAt = now();
  }

  /** Any event is a sign of life; those with the server's time also set the offset of its clock. */
  alive(serverTime?: string): void {
    this.lastBeatAt = this.now();
    if (serverTime) {
      this.offsetMs = Date.parse(serverTime) - this.lastBeatAt;
      this.asOf = serverTime;
    } else {
      this.asOf = new Date(this.lastBeatAt + this.offsetMs).toISOString();
    }
    this.tick();
  }

  /** Recomputes the age; called once a second. */
  tick(): void {
    const next = freshness(this.lastBeatAt, this.now(), this.startedAt);
    if (next === this.current.freshness && (next === "LIVE" || next === "CONNECTING")) {
      this.current.asOf = this.asOf;
      return;
    }
    if (next === this.current.freshness && this.asOf === this.current.asOf) return;
    this.current = { freshness: next, asOf: this.asOf };
    for (const listener of this.listeners) listener();
  }

  serverNow(): number {
    return this.now() + this.offsetMs;
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): Connection => this.current;
}

export const connection = new ConnectionClock();

export function useConnection(): Connection {
  return useSyncExternalStore(connection.subscribe, connection.snapshot);
}
