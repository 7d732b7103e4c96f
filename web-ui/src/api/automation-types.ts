/** The wire types of runbooks, rules, toil and readiness. */
import type { Env, PersonRef } from "./types";

export interface Named {
  id: string;
  name: string;
}
export interface RunbookItem {
  id: string;
  version: number;
  title: string;
  steps: number;
  /** Steps that cannot be executed. */
  problems: number;
  alarms: Named[];
  openRun?: string | null;
  updatedAt: string;
  updatedBy?: PersonRef | null;
}
export interface RunbookStep {
  n: number;
  /** From 1. */
  line: number;
  title: string;
  action?: string | null;
  arguments: Record<string, string>;
  does?: string | null;
  problem?: string | null;
}
export interface RunbookPreview {
  html: string;
  steps: RunbookStep[];
}
export interface Runbook extends RunbookPreview {
  id: string;
  version: number;
  title: string;
  markdown: string;
  alarms: Named[];
  openRun?: string | null;
  createdAt: string;
  createdBy?: PersonRef | null;
  updatedAt: string;
  updatedBy?: PersonRef | null;
}
export interface RunbookVersion {
  version: number;
  title: string;
  at: string;
  by?: PersonRef | null;
  added: number;
  removed: number;
}
export interface RunbookHistory {
  items: RunbookVersion[];
  truncated: boolean;
}
export interface RunbookDiff {
  version: number;
  against?: number | null;
  title: string;
  markdown: string;
  at: string;
  by?: PersonRef | null;
  lines: { kind: string; text: string }[];
}
export type StepState = "PENDING" | "RUNNING" | "DONE" | "FAILED" | "SKIPPED" | "TIMED_OUT";
export interface RunStep {
  n: number;
  title: string;
  action?: string | null;
  environment?: Env | null;
  does: string;
  arguments: Record<string, string>;
  state: StepState;
  attempt: number;
  by?: PersonRef | null;
  startedAt?: string | null;
  /** When a running step is given up. */
  deadline?: string | null;
  endedAt?: string | null;
  seconds?: number | null;
  detail?: string | null;
  mayRepeat: boolean;
}
export type RunState = "RUNNING" | "DONE" | "FAILED" | "ABORTED";
export interface RunbookRun {
  id: string;
  team: string;
  runbook: Named;
  version: number;
  incident?: string | null;
  dryRun: boolean;
  /** With a rule nobody confirms. */
  rule?: string | null;
  state: RunState;
  detail?: string | null;
  /** The step to be confirmed. */
  next?: number | null;
  startedBy?: PersonRef | null;
  startedAt: string;
  endedAt?: string | null;
  steps: RunStep[];
}
export interface RunbookRuns {
  items: RunbookRun[];
  hasMore: boolean;
}

export type AlarmState = "OK" | "ALARM" | "INSUFFICIENT_DATA";
export type ActionKind = "RESTART" | "ROLLBACK" | "FLAG" | "SCALE" | "RUNBOOK";
export interface RuleAction {
  type: ActionKind;
  environment?: Env | null;
  flag?: string | null;
  on?: boolean | null;
  memoryMiB?: number | null;
  cpuPercent?: number | null;
  runbookId?: string | null;
}
export interface RuleWish {
  name: string;
  alarmId: string;
  when: AlarmState;
  action: RuleAction;
  cooldownSeconds: number;
  maxPerHour: number;
  dryRun: boolean;
  enabled: boolean;
}
export type ExecutionState =
  "RUNNING" | "DONE" | "FAILED" | "TIMED_OUT" | "SKIPPED" | "DRY_RUN" | "STOPPED";
export interface Execution {
  id: string;
  alarm: Named;
  went: AlarmState;
  wentAt: string;
  state: ExecutionState;
  what: string;
  detail: string;
  startedAt: string;
  endedAt?: string | null;
  seconds?: number | null;
  run?: string | null;
}
export interface Executions {
  items: Execution[];
  hasMore: boolean;
}
export interface Rule extends RuleWish {
  id: string;
  version: number;
  alarm?: Named | null;
  alarmState?: AlarmState | null;
  /** The action in words. */
  does: string;
  problem?: string | null;
  /** Why the platform disabled it. */
  stoppedBecause?: string | null;
  lastExecution?: Execution | null;
  createdAt: string;
  createdBy?: PersonRef | null;
  updatedAt: string;
  updatedBy?: PersonRef | null;
}

export interface ToilCount {
  byHand: number;
  automated: number;
  /** Of the work by hand, reckoned. */
  minutes: number;
}
export interface ToilKind {
  kind: string;
  label: string;
  /** What one by hand is reckoned with. */
  minutesEach: number;
  before: ToilCount;
  after: ToilCount;
}
export interface ToilSide extends ToilCount {
  hours: number;
  /** So that sides of different length compare. */
  minutesPerDay: number;
}
export interface Toil {
  from: string;
  split: string;
  to: string;
  kinds: ToilKind[];
  before: ToilSide;
  after: ToilSide;
  examples: {
    evidenceId: number;
    at: string;
    kind: string;
    text: string;
    by?: PersonRef | null;
  }[];
  notes: string[];
  truncated: boolean;
}

export interface ReadinessItem {
  id: string;
  label: string;
  ok: boolean;
  detail: string;
  /** A path of the pages. */
  href: string;
  /** What its link says. */
  doIt: string;
}
export interface Readiness {
  items: ReadinessItem[];
}
