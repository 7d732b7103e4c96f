// A record as long as a busy day's, the same at every call: what is measured must not depend on luck.
import type { Timeline, TimelineEvent } from "@/api/types";

const TRACKS = ["ALARM", "DEPLOY", "FLAG", "CONFIG", "CHAT", "UPDATE", "STAFF", "SYSTEM", "FAULT"] as const;
export const FROM = Date.UTC(2026, 10, 23, 9, 0, 0);
const HOURS = 6;

/** Mulberry32: small, seeded, and good enough to spread events. */
function random(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Half of the events come in storms, as alarms and chat do. */
export function record(count: number): Timeline {
  const next = random(20_261_123);
  const length = HOURS * 3_600_000;
  const storms = Array.from({ length: 40 }, () => next() * length);
  const events: TimelineEvent[] = Array.from({ length: count }, (_, i) => {
    const storm = storms[Math.floor(next() * storms.length)] ?? 0;
    const offset = next() < 0.5 ? next() * length : Math.min(length - 1, storm + next() * 90_000);
    const track = TRACKS[Math.floor(next() ** 2 * TRACKS.length)] ?? "CHAT";
    return {
      id: i + 1,
      at: new Date(FROM + offset).toISOString(),
      lane: "ACTION",
      track,
      kind: track === "ALARM" ? "alarm.state-changed" : "bench.event",
      text: `checkout-${i % 37} ${i % 2 ? "is in alarm: 9.8 is over 5" : "is OK: 1.2 is not over 5"}`,
      machine: i % 3 > 0,
      milestone: i % 50 === 0,
      ...(i % 3 ? {} : { actor: "ada" }),
    };
  });
  events.sort((a, b) => a.at.localeCompare(b.at));
  const sli = Array.from({ length: (HOURS * 3600) / 5 }, (_, i) => ({
    at: new Date(FROM + i * 5_000).toISOString(),
    good: i % 400 < 350 ? 50 : Math.floor(next() * 50),
    total: 50,
  })).filter((_, i) => i % 900 > 20);
  return {
    from: new Date(FROM).toISOString(),
    to: new Date(FROM + length).toISOString(),
    events,
    sli,
    objective: 0.99,
    faultWindows: [
      {
        id: "f",
        title: "Slow dependency",
        from: new Date(FROM + 3_600_000).toISOString(),
        to: new Date(FROM + 5_400_000).toISOString(),
      },
    ],
  };
}
