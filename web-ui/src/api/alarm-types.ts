/** Wire types of alarms, pages, on-call, silences, routes and the inbox. */
import type { Env, PersonRef } from "./types";

export type AlarmState = "OK" | "ALARM" | "INSUFFICIENT_DATA";
export type Statistic =
  | "AVERAGE"
  | "SUM"
  | "MINIMUM"
  | "MAXIMUM"
  | "SAMPLE_COUNT"
  | "RATE"
  | "INCREASE"
  | "P50"
  | "P90"
  | "P95"
  | "P99";
export type UserMeasure = "AVAILABILITY" | "ERROR_RATIO" | "P50_MS" | "P95_MS";
export type LogLevel = "ERROR" | "WARN" | "INFO" | "DEBUG" | "TRACE";
export interface BurnWindow {
  long: string;
  short: string;
  rate: number;
}
export type AlarmSource =
  | { type: "METRIC"; query: string; statistic: Statistic }
  | { type: "LOG"; level: LogLevel | null; text: string | null; fields: Record<string, string> }
  | { type: "USERS"; measure: UserMeasure; command: string | null }
  | { type: "BURN_RATE"; windows: BurnWindow[] }
  | { type: "COMPOSITE"; rule: string };
export type SourceType = AlarmSource["type"];
export type Comparison = "GT" | "GE" | "LT" | "LE";
export type MissingData = "MISSING" | "BREACHING" | "NOT_BREACHING" | "IGNORE";
export type AlarmSeverity = "PAGE" | "TICKET";

/** What a person defines of an alarm. */
export interface AlarmDefinition {
  name: string;
  description: string;
  environment: Env;
  source: AlarmSource;
  comparison: Comparison;
  threshold: number;
  periodSeconds: number;
  evaluationPeriods: number;
  datapointsToAlarm: number;
  missingData: MissingData;
  severity: AlarmSeverity;
  runbookId: string | null;
  enabled: boolean;
}
/** A good alarm to begin with. */
export interface AlarmExample {
  title: string;
  why: string;
  definition: Omit<AlarmDefinition, "runbookId">;
}
export interface Alarm extends AlarmDefinition {
  id: string;
  version: number;
  /** The team's slug. */
  team: string;
  /** It was test-fired, or fired, at least once. */
  tested: boolean;
  state: AlarmState;
  stateSince: string;
  stateReason: string;
  lastValue: number | null;
  lastEvaluatedAt: string | null;
  silencedUntil: string | null;
  createdBy: PersonRef | null;
  updatedBy: PersonRef | null;
  updatedAt: string;
  /** Only in the answer to a change. */
  warnings: string[];
}
export interface AlarmPreview {
  points: [number, number | null][];
  states: { at: string; state: AlarmState; reason: string }[];
  warnings: string[];
}
export interface AlarmEvent {
  id: number;
  at: string;
  from: AlarmState | null;
  to: AlarmState | null;
  reason: string;
  value: number | null;
  by: PersonRef | null;
  kind: "STATE" | "DEFINITION" | "TEST" | "SILENCED";
}
export interface AlarmHistory {
  items: AlarmEvent[];
  hasMore: boolean;
}

export type DeliveryChannel = "CHAT" | "INBOX" | "MAIL" | "WEBHOOK";
export interface Delivery {
  channel: DeliveryChannel;
  to: string;
  state: "PENDING" | "DELIVERED" | "FAILED";
  at: string | null;
  error: string | null;
}
export type PageState = "OPEN" | "ACKNOWLEDGED" | "CLOSED";
export interface AlarmPage {
  id: string;
  team: string;
  number: number;
  alarm: { id: string; name: string };
  environment: Env;
  severity: AlarmSeverity;
  title: string;
  reason: string;
  test: boolean;
  /** Too many pages came at once: this one stands for several. */
  bundled: boolean;
  state: PageState;
  openedAt: string;
  acknowledgedAt: string | null;
  acknowledgedBy: PersonRef | null;
  closedAt: string | null;
  /** When it goes on to others unless somebody acknowledges it. */
  escalatesAt: string | null;
  escalations: { at: string; to: PersonRef | null; wholeTeam: boolean }[];
  notified: PersonRef[];
  deliveries: Delivery[];
  runbookId: string | null;
  count: number;
}
export interface TestFire {
  page: AlarmPage | null;
  deliveries: Delivery[];
}

export type BlipKind = "UPSTREAM_ERRORS" | "UPSTREAM_SLOW";
export interface BlipResult {
  alarm: { id: string; name: string };
  wouldHavePaged: boolean;
  after: number | null;
  reason: string;
  observedOn: string;
}
export interface Blip {
  id: string;
  kind: BlipKind;
  startedAt: string;
  until: string;
  by: PersonRef;
  state: "RUNNING" | "DONE";
  results: BlipResult[];
}

export interface Rota {
  members: string[];
  startsAt: string;
  shiftHours: number;
  timeZone: string;
}
export interface Escalation {
  ackWithinSeconds: number;
  then: "NEXT" | "TEAM";
}
export interface Shift {
  person: PersonRef;
  from: string;
  until: string;
  /** It was handed over. */
  override: boolean;
}
export interface Override {
  id: string;
  person: PersonRef | null;
  from: string;
  until: string;
  note: string;
}
export interface OnCall {
  version: number;
  rota: Rota;
  escalation: Escalation;
  now: PersonRef | null;
  until: string | null;
  next: PersonRef | null;
  shifts: Shift[];
  holes: { from: string; until: string }[];
  overrides: Override[];
  words: string;
}

export interface Silence {
  id: string;
  alarms: string[];
  environment: Env | null;
  from: string;
  until: string;
  reason: string;
  by: PersonRef | null;
}
export interface Webhook {
  id: string;
  url: string;
  secretSet: boolean;
}
export interface Route {
  chat: boolean;
  inbox: boolean;
  mail: string[];
  webhooks: Webhook[];
}
export interface Routes {
  version: number;
  page: Route;
  ticket: Route;
  mailConfigured: boolean;
}

export interface InboxItem {
  id: string;
  at: string;
  kind: string;
  title: string;
  text: string;
  href: string | null;
  read: boolean;
  deliveries: Delivery[];
}
export interface Inbox {
  items: InboxItem[];
  unread: number;
  hasMore: boolean;
}
export interface RunbookRef {
  id: string;
  title: string;
}
export interface AlarmLiveEvents {
  alarm: Alarm;
  page: AlarmPage;
  inbox: { unread: number };
  "on-call": { team: string; now: PersonRef | null; next: PersonRef | null };
}
