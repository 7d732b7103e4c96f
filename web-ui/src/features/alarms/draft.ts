import type { Alarm, AlarmDefinition, AlarmSource, SourceType } from "@/api/types";
import type { BurnWindow, Change, Env } from "@/api/types";
import {
  COMPARISON_SIGNS,
  MISSING_WORDS,
  hasThreshold,
  periodWords,
  sourceWords,
} from "@/components/alarm/alarm-words";

export const PERIODS = [10, 20, 30, 60, 300, 900, 3600];
export const MAX_PERIODS = 1440;

const SOURCES: Record<SourceType, AlarmSource> = {
  METRIC: { type: "METRIC", query: "", statistic: "AVERAGE" },
  LOG: { type: "LOG", level: "ERROR", text: null, fields: {} },
  USERS: { type: "USERS", measure: "ERROR_RATIO", command: null },
  BURN_RATE: { type: "BURN_RATE", windows: [] },
  COMPOSITE: { type: "COMPOSITE", rule: "" },
};

const WEEK_HOURS = 168;

/**
 * Pairs that fire while something of the budget is left. Those of the SRE workbook are for a budget
 * of weeks; a budget of an hour would be used up long before they fire.
 */
export function burnWindows(budgetHours: number): BurnWindow[] {
  if (budgetHours >= WEEK_HOURS) {
    return [
      { long: "1h", short: "5m", rate: 14.4 },
      { long: "6h", short: "30m", rate: 6 },
    ];
  }
  const minutes = budgetHours * 60;
  const part = (of: number) => `${Math.max(1, Math.round(minutes / of))}m`;
  return [
    { long: part(12), short: part(60), rate: 6 },
    { long: part(2), short: part(12), rate: 1.5 },
  ];
}

const SECONDS: Record<string, number> = { s: 1, m: 60, h: 3_600, d: 86_400 };

/** Which share of the budget is used up when the pair fires, 1 being all of it. */
export function budgetShare(pair: BurnWindow, budgetHours: number): number {
  const unit = SECONDS[pair.long.slice(-1)] ?? 0;
  return (pair.rate * Number.parseFloat(pair.long) * unit) / (budgetHours * 3_600);
}

/** What a new alarm begins with: the one thing every service has, users. */
export function newDraft(env: Env): AlarmDefinition {
  return {
    name: "",
    description: "",
    environment: env,
    source: SOURCES.USERS,
    comparison: "GT",
    threshold: 0.05,
    periodSeconds: 30,
    evaluationPeriods: 3,
    datapointsToAlarm: 2,
    missingData: "MISSING",
    severity: "PAGE",
    runbookId: null,
    enabled: true,
  };
}

/** The part of an alarm that people write. */
export function definitionOf(alarm: Alarm): AlarmDefinition {
  return {
    name: alarm.name,
    description: alarm.description,
    environment: alarm.environment,
    source: alarm.source,
    comparison: alarm.comparison,
    threshold: alarm.threshold,
    periodSeconds: alarm.periodSeconds,
    evaluationPeriods: alarm.evaluationPeriods,
    datapointsToAlarm: alarm.datapointsToAlarm,
    missingData: alarm.missingData,
    severity: alarm.severity,
    runbookId: alarm.runbookId,
    enabled: alarm.enabled,
  };
}

/** The same alarm watching another kind of thing; rates and rules carry their own thresholds. */
export function withSource(
  draft: AlarmDefinition,
  type: SourceType,
  budgetHours = WEEK_HOURS,
): AlarmDefinition {
  if (draft.source.type === type) return draft;
  const source =
    type === "BURN_RATE"
      ? { type: "BURN_RATE" as const, windows: burnWindows(budgetHours) }
      : SOURCES[type];
  if (hasThreshold(type)) return { ...draft, source };
  return { ...draft, source, evaluationPeriods: 1, datapointsToAlarm: 1, comparison: "GT" };
}

/** What keeps this from being previewed, as one sentence; null when it can be. */
export function sourceMissing(draft: AlarmDefinition): string | null {
  const { source } = draft;
  switch (source.type) {
    case "METRIC":
      return source.query.trim() ? null : "Say which metric.";
    case "COMPOSITE":
      return source.rule.trim() ? null : "Write the rule.";
    case "BURN_RATE":
      return source.windows.length > 0 ? null : "Add a pair of windows.";
    case "LOG":
      return source.level || source.text || Object.keys(source.fields).length > 0
        ? null
        : "Give a level, a text or a field: an alarm on every line would never be quiet.";
    case "USERS":
      return null;
  }
}

/** What keeps it from being saved. The server has the last word. */
export function draftMissing(draft: AlarmDefinition): string | null {
  if (!draft.name.trim()) return "Give the alarm a name.";
  const missing = sourceMissing(draft);
  if (missing) return missing;
  if (!Number.isFinite(draft.threshold)) return "Give a threshold.";
  const { datapointsToAlarm: m, evaluationPeriods: n } = draft;
  if (n < 1 || n > MAX_PERIODS) return `Between 1 and ${MAX_PERIODS} periods.`;
  if (n * draft.periodSeconds > 86_400) {
    return "All periods together last a day at most; take fewer or shorter ones.";
  }
  if (m < 1 || m > n) return "The datapoints to alarm are between 1 and the number of periods.";
  return null;
}

/** Fields as words, for telling two definitions apart. */
function words(definition: AlarmDefinition): Record<string, string> {
  return {
    name: definition.name,
    description: definition.description,
    environment: definition.environment,
    watches: sourceWords(definition.source),
    threshold: `${COMPARISON_SIGNS[definition.comparison]} ${definition.threshold}`,
    period: periodWords(definition.periodSeconds),
    periods: `${definition.datapointsToAlarm} of ${definition.evaluationPeriods}`,
    "missing data": MISSING_WORDS[definition.missingData].label,
    severity: definition.severity,
    runbook: definition.runbookId ?? "none",
    enabled: definition.enabled ? "on" : "off",
  };
}

/** What differs, field by field. */
export function draftChanges(before: AlarmDefinition, after: AlarmDefinition): Change[] {
  const old = words(before);
  return Object.entries(words(after)).flatMap(([name, value]) =>
    value === old[name] ? [] : [{ name, before: old[name] ?? null, after: value }],
  );
}

/** Mine on top of theirs: fields that I changed are mine, the others are theirs. */
export function rebaseDraft(
  base: AlarmDefinition,
  theirs: AlarmDefinition,
  mine: AlarmDefinition,
): AlarmDefinition {
  const merged: Record<string, unknown> = { ...theirs };
  for (const key of Object.keys(mine) as (keyof AlarmDefinition)[]) {
    if (JSON.stringify(mine[key]) !== JSON.stringify(base[key])) merged[key] = mine[key];
  }
  return merged as unknown as AlarmDefinition;
}

/** "level=error, plugin=weather" to fields; what has no value is left out. */
export function parseFields(text: string): Record<string, string> {
  return Object.fromEntries(
    text
      .split(/[,\n]/)
      .map((part) => part.trim())
      .filter((part) => /^[^=\s]+=.+$/.test(part))
      .map((part) => {
        const at = part.indexOf("=");
        return [part.slice(0, at), part.slice(at + 1).trim()];
      }),
  );
}

export function fieldsText(fields: Record<string, string>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${value}`)
    .join(", ");
}
