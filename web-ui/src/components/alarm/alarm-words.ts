import type {
  Alarm,
  AlarmDefinition,
  AlarmPage,
  AlarmSeverity,
  AlarmSource,
  AlarmState,
  Comparison,
  MissingData,
  SourceType,
  Statistic,
  UserMeasure,
} from "@/api/types";
import { millis, percent } from "@/components/numbers";
import type { Said } from "@/components/words";

export const ALARM_WORDS: Record<AlarmState, Said> = {
  OK: { word: "OK", tone: "ok" },
  ALARM: { word: "Alarm", tone: "breach" },
  INSUFFICIENT_DATA: { word: "No data", tone: "none" },
};

export const PAGE_WORDS: Record<AlarmPage["state"], Said> = {
  OPEN: { word: "Not acknowledged", tone: "breach" },
  ACKNOWLEDGED: { word: "Acknowledged", tone: "warn" },
  CLOSED: { word: "Closed", tone: "none" },
};

export const SOURCE_WORDS: Record<SourceType, { label: string; help: string }> = {
  METRIC: { label: "Metric", help: "A value that the bot exports on /metrics." },
  LOG: { label: "Log lines", help: "How many lines of the bot's log match a filter." },
  USERS: { label: "Users", help: "What users get, measured from outside; the bot need not help." },
  BURN_RATE: {
    label: "Burn rate",
    help: "How fast the team's error budget goes, over a long and a short window at once.",
  },
  COMPOSITE: { label: "Other alarms", help: "A rule over the states of the team's other alarms." },
};

export const STATISTIC_WORDS: Record<Statistic, string> = {
  AVERAGE: "average",
  SUM: "sum",
  MINIMUM: "minimum",
  MAXIMUM: "maximum",
  SAMPLE_COUNT: "number of samples",
  RATE: "rate per second",
  INCREASE: "increase",
  P50: "p50",
  P90: "p90",
  P95: "p95",
  P99: "p99",
};

export const MEASURE_WORDS: Record<UserMeasure, string> = {
  AVAILABILITY: "share answered well",
  ERROR_RATIO: "share that failed",
  P50_MS: "p50 latency",
  P95_MS: "p95 latency",
};

export const COMPARISON_SIGNS: Record<Comparison, string> = { GT: ">", GE: "≥", LT: "<", LE: "≤" };
export const COMPARISON_WORDS: Record<Comparison, string> = {
  GT: "above",
  GE: "at or above",
  LT: "below",
  LE: "at or below",
};

export const MISSING_WORDS: Record<MissingData, { label: string; help: string }> = {
  MISSING: {
    label: "Missing",
    help: "Older datapoints decide as far as there are enough; with none at all the state is No data.",
  },
  BREACHING: {
    label: "Breaching",
    help: "A period without data counts as over the line: silence itself is an alarm.",
  },
  NOT_BREACHING: {
    label: "Not breaching",
    help: "A period without data counts as fine: right for errors that seldom happen.",
  },
  IGNORE: { label: "Ignore", help: "While data is missing the alarm keeps the state that it has." },
};

export const ALARM_SEVERITY_WORDS: Record<AlarmSeverity, { label: string; help: string }> = {
  PAGE: { label: "Page", help: "Calls whoever is on call, and the next one if nobody answers." },
  TICKET: { label: "Ticket", help: "Is told over the ticket route; nobody is called." },
};

/** What is watched, as a phrase: "p95 latency of users’ !weather". */
export function sourceWords(source: AlarmSource): string {
  switch (source.type) {
    case "METRIC":
      return `${STATISTIC_WORDS[source.statistic]} of ${source.query}`;
    case "LOG":
      return logWords(source);
    case "USERS":
      return `users’ ${MEASURE_WORDS[source.measure]}${source.command ? ` for !${source.command}` : ""}`;
    case "BURN_RATE":
      return `error budget burns ${source.windows
        .map((each) => `${each.rate}× over ${each.long} and ${each.short}`)
        .join(", or ")}`;
    case "COMPOSITE":
      return source.rule;
  }
}

function logWords(source: Extract<AlarmSource, { type: "LOG" }>): string {
  const fields = Object.entries(source.fields).map(([name, value]) => `${name}=${value}`);
  return [
    "log lines",
    source.level ? `at ${source.level} or worse` : "",
    source.text ? `with “${source.text}”` : "",
    fields.length > 0 ? `where ${fields.join(", ")}` : "",
  ]
    .filter(Boolean)
    .join(" ");
}

/** Burn rates and rules carry their own thresholds. */
export function hasThreshold(type: SourceType): boolean {
  return type !== "BURN_RATE" && type !== "COMPOSITE";
}

/** A value in the unit of what is watched. */
export function valueWords(source: AlarmSource, value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  if (source.type === "USERS") {
    if (source.measure.endsWith("_MS")) return millis(value);
    return Number.isInteger(Number((value * 100).toFixed(6)))
      ? `${Math.round(value * 100)} %`
      : percent(value);
  }
  if (source.type === "BURN_RATE") return `${Number(value.toPrecision(3))}×`;
  return plain(value);
}

/** At most four significant digits, thousands in groups. */
export function plain(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e12 || (size > 0 && size < 1e-4)) return value.toPrecision(3);
  const digits = size >= 1000 ? 0 : Math.max(0, 3 - Math.floor(Math.log10(size || 1)));
  return Number(value.toFixed(Math.min(8, digits)))
    .toLocaleString("en-US", { maximumFractionDigits: 8 })
    .replaceAll(",", " ");
}

/** "1 minute", "30 s". */
export function periodWords(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${seconds / 60} min`;
  return `${seconds / 3600} h`;
}

/** The whole condition as one sentence without its end. */
export function conditionWords(definition: AlarmDefinition): string {
  const { source, comparison, threshold, periodSeconds } = definition;
  if (!hasThreshold(source.type)) return sourceWords(source);
  const { datapointsToAlarm: m, evaluationPeriods: n } = definition;
  const period = periodWords(periodSeconds);
  const times = n === 1 ? `in one period of ${period}` : `in ${m} of ${n} periods of ${period}`;
  return `${sourceWords(source)} ${COMPARISON_SIGNS[comparison]} ${valueWords(source, threshold)} ${times}`;
}

/** Firing first, then what nobody can judge, then the calm ones; by name within. */
export function alarmOrder(alarms: Alarm[]): string[] {
  const rank = (alarm: Alarm) =>
    !alarm.enabled ? 3 : { ALARM: 0, INSUFFICIENT_DATA: 1, OK: 2 }[alarm.state];
  return [...alarms]
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
    .map((alarm) => alarm.id);
}

/** Pages that still need somebody first, then the newest. */
export function pageOrder(pages: AlarmPage[]): string[] {
  const rank = (page: AlarmPage) => ({ OPEN: 0, ACKNOWLEDGED: 1, CLOSED: 2 })[page.state];
  return [...pages]
    .sort((a, b) => rank(a) - rank(b) || b.openedAt.localeCompare(a.openedAt))
    .map((page) => page.id);
}
