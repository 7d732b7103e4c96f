import { useSyncExternalStore } from "react";
import { connection } from "@/live/connection";

const clockFormat = new Intl.DateTimeFormat("en-GB", {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});
const zoneFormat = new Intl.DateTimeFormat("en-GB", { timeZoneName: "short" });
const dayFormat = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
});

/** "14:02:11", without its zone; only where the zone is printed beside or above. */
export function clockOnly(at: string | number): string {
  return clockFormat.format(new Date(at));
}

/** "CEST", or "GMT-4" where the zone has no name here. */
export function zoneOf(at: string | number): string {
  const parts = zoneFormat.formatToParts(new Date(at));
  return parts.find((part) => part.type === "timeZoneName")?.value ?? "";
}

/** "14:02:11 CEST". */
export function clock(at: string | number): string {
  return `${clockOnly(at)} ${zoneOf(at)}`;
}

/** "3 Mar 2026, 14:02:11 CET". */
export function dayAndClock(at: string | number): string {
  return `${dayFormat.format(new Date(at))}, ${clock(at)}`;
}

/** "T+00:47:12"; before the start "T-00:00:30". */
export function runClock(at: string | number, start: string | number): string {
  const ms = new Date(at).getTime() - new Date(start).getTime();
  return `T${ms < 0 ? "-" : "+"}${hms(Math.abs(ms))}`;
}

/** "00:11:40". */
export function hms(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
}

/** "9 m 12 s", "2 h 5 m": a length for reading, not for calculating. */
export function span(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 ? `${minutes} m ${seconds % 60} s` : `${minutes} m`;
  const hours = Math.floor(minutes / 60);
  return minutes % 60 ? `${hours} h ${minutes % 60} m` : `${hours} h`;
}

/** A length that grows while somebody looks: seconds only in the first two minutes. */
export function age(ms: number): string {
  return span(ms < 120_000 ? ms : Math.floor(ms / 60_000) * 60_000);
}

/** Milliseconds of an ISO duration such as PT1H30M. */
export function isoMs(duration: string): number {
  const match = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/.exec(duration);
  if (!match) return 0;
  const [, hours = "0", minutes = "0", seconds = "0"] = match;
  return (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
}

/** A moment with its zone; the date appears on hover and always for days other than today. */
export function Clock({ at, withDate = false }: { at: string; withDate?: boolean }) {
  return (
    <time dateTime={at} title={dayAndClock(at)} className="nowrap">
      {withDate ? dayAndClock(at) : clock(at)}
    </time>
  );
}

/** A moment; the date is written out unless it is today. */
export function When({ at }: { at: string }) {
  const today = dayFormat.format(connection.serverNow()) === dayFormat.format(new Date(at));
  return <Clock at={at} withDate={!today} />;
}

let second = 0;
const everySecond = new Set<() => void>();
let ticker: ReturnType<typeof setInterval> | undefined;

function subscribeSecond(listener: () => void) {
  everySecond.add(listener);
  ticker ??= setInterval(() => {
    if (document.hidden) return;
    second = connection.serverNow();
    for (const each of everySecond) each();
  }, 1000);
  return () => {
    everySecond.delete(listener);
    if (everySecond.size === 0) {
      clearInterval(ticker);
      ticker = undefined;
    }
  };
}

/** The server's time, moving once a second while the page is visible. */
export function useNow(): number {
  return useSyncExternalStore(subscribeSecond, () => {
    if (second === 0 || Math.abs(connection.serverNow() - second) > 1500) {
      second = connection.serverNow();
    }
    return second;
  });
}
