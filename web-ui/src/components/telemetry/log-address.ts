import type { LogSearch } from "@/api/logs";
import type { LogLevel } from "@/api/types";
import { type TimeWindow, type WindowSearch, windowSearch } from "./window";

/** What of the logs page stands in its address. */
export interface LogsSearch extends WindowSearch {
  level?: LogLevel;
  q?: string;
  /** "name:value". */
  f?: string[];
  /** The line that a link points at. */
  line?: number;
}

export const LEVELS: readonly LogLevel[] = ["ERROR", "WARN", "INFO", "DEBUG", "TRACE"];
const MOST_FIELDS = 10;
/** Clocks differ a little; the newest lines must not fall out at the end. */
const COMING_MS = 2_000;

export function logsSearch(search: Record<string, unknown>): LogsSearch {
  const level = LEVELS.find((each) => each === search["level"]);
  const q =
    typeof search["q"] === "string" || typeof search["q"] === "number" ? String(search["q"]) : "";
  const f = (Array.isArray(search["f"]) ? search["f"] : []).filter(isPair).slice(0, MOST_FIELDS);
  const line = Number(search["line"]);
  return {
    ...windowSearch(search),
    ...(level ? { level } : {}),
    ...(q ? { q } : {}),
    ...(f.length > 0 ? { f } : {}),
    ...(search["line"] !== undefined && Number.isSafeInteger(line) ? { line } : {}),
  };
}

function isPair(value: unknown): value is string {
  return typeof value === "string" && value.indexOf(":") > 0;
}

/** The name and the value of a pair; the value may have colons. */
export function pairOf(field: string): [string, string] {
  const at = field.indexOf(":");
  return [field.slice(0, at), field.slice(at + 1)];
}

/** What the address asks the server for in a window. */
export function askedFor(search: LogsSearch, window: TimeWindow): LogSearch {
  return {
    level: search.level ?? null,
    text: search.q ?? "",
    fields: search.f ?? [],
    from: window.from,
    to: window.to + (window.moving ? COMING_MS : 0),
  };
}

const LEVEL_WORDS: Record<LogLevel, string> = {
  ERROR: "errors",
  WARN: "warnings and worse",
  INFO: "information and worse",
  DEBUG: "debug lines and worse",
  TRACE: "lines with a level",
};

/** The query as a phrase: "errors that contain “timeout” with user = ada". */
export function queryWords({ level, q, f = [] }: LogsSearch): string {
  const what = level ? LEVEL_WORDS[level] : "all lines";
  const text = q ? ` that contain “${q}”` : "";
  const fields = f.map((each) => pairOf(each).join(" = "));
  return what + text + (fields.length > 0 ? ` with ${fields.join(" and ")}` : "");
}
