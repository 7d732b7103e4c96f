import type { Alarm, AlarmDefinition, AlarmPage } from "@/api/alarm-types";
import { ADA } from "./samples";

export const definition = (name: string, more: Partial<AlarmDefinition> = {}): AlarmDefinition => ({
  name,
  description: "",
  environment: "PRODUCTION",
  source: { type: "USERS", measure: "ERROR_RATIO", command: null },
  comparison: "GT",
  threshold: 0.05,
  periodSeconds: 30,
  evaluationPeriods: 3,
  datapointsToAlarm: 2,
  missingData: "MISSING",
  severity: "PAGE",
  runbookId: null,
  enabled: true,
  ...more,
});

export const alarm = (name: string, more: Partial<Alarm> = {}): Alarm => ({
  ...definition(name),
  id: name,
  version: 1,
  state: "OK",
  stateSince: "2026-03-01T10:00:00Z",
  stateReason: "",
  lastValue: 0,
  lastEvaluatedAt: null,
  silencedUntil: null,
  createdBy: ADA,
  updatedBy: ADA,
  updatedAt: "2026-03-01T10:00:00Z",
  ...more,
});

export const alarmPage = (id: string, more: Partial<AlarmPage> = {}): AlarmPage => ({
  id,
  number: 7,
  alarm: { id: "a", name: "users-fail" },
  environment: "PRODUCTION",
  severity: "PAGE",
  title: "Users fail",
  test: false,
  state: "OPEN",
  openedAt: "2026-03-01T10:00:00Z",
  acknowledgedAt: null,
  acknowledgedBy: null,
  closedAt: null,
  escalations: [],
  notified: [ADA],
  deliveries: [],
  runbookId: null,
  count: 1,
  ...more,
});
