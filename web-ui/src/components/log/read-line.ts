export interface ReadLine {
  /** Which instance wrote it, such as "d17". */
  track: string | null;
  level: string | null;
  /** The line as people read it. */
  text: string;
  /** What a structured line says besides its message. */
  fields: [string, string][];
}

const TRACK = /^(d\d+) (.*)$/s;
const LEVEL = /\b(FATAL|SEVERE|ERROR|WARN(?:ING)?|INFO|DEBUG|TRACE)\b/;
const MESSAGE = ["msg", "message"];
/** Told elsewhere on the line, or the same on every line. */
const LEFT_OUT = new Set([
  ...MESSAGE,
  "ts",
  "time",
  "timestamp",
  "@timestamp",
  "level",
  "severity",
]);

/** Takes a log line apart: structured ones become a sentence with its fields, others stay as they are. */
export function readLine(raw: string): ReadLine {
  const tracked = TRACK.exec(raw);
  const track = tracked?.[1] ?? null;
  const text = tracked?.[2] ?? raw;
  const fields = text.startsWith("{") ? structured(text) : null;
  if (!fields)
    return { track, level: LEVEL.exec(text.slice(0, 120))?.[1] ?? null, text, fields: [] };
  const level = fields["level"] ?? fields["severity"];
  const message = MESSAGE.map((name) => fields[name]).find((each) => each !== undefined);
  return {
    track,
    level: level === undefined ? null : words(level).toUpperCase(),
    text: message === undefined ? "" : words(message),
    fields: Object.entries(fields)
      .filter(([name]) => !LEFT_OUT.has(name))
      .map(([name, value]) => [name, words(value)]),
  };
}

function structured(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function words(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** How loud a level is; null for what needs no attention. */
export function toneOf(level: string | null): "warn" | "breach" | null {
  if (level === null) return null;
  if (level.startsWith("WARN")) return "warn";
  return ["ERROR", "FATAL", "SEVERE"].includes(level) ? "breach" : null;
}

/** Fields that hold a stack of calls: too long for a line, and no two lines are chosen by them. */
export function isLong(field: string): boolean {
  return field === "stack" || field === "stack_trace" || field === "stacktrace";
}
