import type { Timing } from "@/api/types";

/** What is filled in for when a run is launched. Times are local, as the browser's fields give them. */
export interface When {
  kind: "NOW" | Timing["kind"];
  at: string;
  days: string[];
  time: string;
  from: string;
  /** Hours. */
  length: string;
  zone: string;
}

export const DAYS = [
  { value: "MON", label: "Mon" },
  { value: "TUE", label: "Tue" },
  { value: "WED", label: "Wed" },
  { value: "THU", label: "Thu" },
  { value: "FRI", label: "Fri" },
  { value: "SAT", label: "Sat" },
  { value: "SUN", label: "Sun" },
];

const HOUR_MS = 3_600_000;

export function initialWhen(now: Date, kind: When["kind"]): When {
  const soon = localText(new Date(now.getTime() + HOUR_MS));
  return {
    kind,
    at: soon,
    days: ["MON"],
    time: "14:00",
    from: soon,
    length: "4",
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}

/** As a field of the type datetime-local wants it. */
export function localText(time: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return (
    `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}` +
    `T${two(time.getHours())}:${two(time.getMinutes())}`
  );
}

/** What the server is to be asked for; null while something is missing, and for now. */
export function timingOf(when: When): Timing | null {
  switch (when.kind) {
    case "NOW":
      return null;
    case "AT":
      return valid(when.at) ? { kind: "AT", at: new Date(when.at).toISOString() } : null;
    case "CRON": {
      const [hour, minute] = when.time.split(":");
      return when.days.length > 0 && hour && minute
        ? {
            kind: "CRON",
            cron: `${Number(minute)} ${Number(hour)} * * ${inOrder(when.days).join(",")}`,
          }
        : null;
    }
    case "SURPRISE":
      return valid(when.from)
        ? {
            kind: "SURPRISE",
            from: new Date(when.from).toISOString(),
            until: new Date(
              new Date(when.from).getTime() + Number(when.length) * HOUR_MS,
            ).toISOString(),
          }
        : null;
  }
}

/** A schedule's timing in words. */
export function timingWords(timing: Timing, zone: string): string {
  if (timing.kind === "AT") return "once";
  if (timing.kind === "SURPRISE") return "at a surprise minute";
  const fields = (timing.cron ?? "").split(" ");
  const plain = fields.length === 5 && fields[2] === "*" && fields[3] === "*";
  return plain
    ? `every ${fields[4]} at ${fields[1]?.padStart(2, "0")}:${fields[0]?.padStart(2, "0")} (${zone})`
    : `by cron ${timing.cron} (${zone})`;
}

function inOrder(days: string[]): string[] {
  return DAYS.map((day) => day.value).filter((day) => days.includes(day));
}

function valid(text: string): boolean {
  return !Number.isNaN(new Date(text).getTime());
}
