import type { QueryClient, QueryKey } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import { refreshSoon } from "./soon";

type Shown = (team: string) => QueryKey[];

const ready: Shown = (team) => [keys.readiness(team), keys.lobby];
const incident: Shown = (team) => [
  ["incident-questions"],
  ["incident-impact"],
  keys.publicStatus(team),
];
const capacity: Shown = (team) => [keys.capacity(team)];
const runbooks: Shown = (team) => [keys.runbooks(team)];

/**
 * What pages show beside the timeline that follows from a fact of this kind, and of which no event of its own tells. Asked for
 * when the fact comes, not when a clock says so.
 */
const FOLLOWS: Record<string, Shown> = {
  "alarm.changed": (team) => [keys.alarms(team)],
  "alarm.test-fired": ready,
  "bot.connected": ready,
  "bot.disconnected": ready,
  "bot.exited": ready,
  "on-call.changed": ready,
  "page.acknowledged": ready,
  "capacity.changed": capacity,
  "forecast.filed": capacity,
  "freeze.changed": (team) => [keys.freezes(team)],
  "objective.changed": (team) => [
    ["slo", team],
    ["ledger", team],
  ],
  "release.created": (team) => [keys.releases(team)],
  "release.deleted": (team) => [keys.releases(team)],
  "route.changed": (team) => [keys.routes(team)],
  "runbook.changed": runbooks,
  "runbook.step-executed": runbooks,
  "secret.changed": (team) => [["config", team]],
  "silence.changed": (team) => [keys.silences(team)],
  "sli.state-changed": (team) => [["incident-impact"], ["slo", team], keys.publicStatus(team)],
  "token.created": () => [keys.tokens],
  "token.revoked": () => [keys.tokens],
  "incident.declared": incident,
  "incident.updated": incident,
  "incident.resolved": incident,
  "incident.reopened": incident,
  "chat.message": () => [["incident-questions"]],
  "inject.sent": () => [["incident-questions"]],
};

/** Asks anew for what follows from a fact of a team. */
export function applyEvidence(cache: QueryClient, team: string, kind: string): void {
  for (const key of FOLLOWS[kind]?.(team) ?? []) refreshSoon(cache, key);
}
