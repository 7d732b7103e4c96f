import type { Env } from "./types";

/** The query cache's addresses. The live reducer and the pages must agree on them, so they live here. */
export const keys = {
  session: ["session"] as const,
  teams: ["teams"] as const,
  team: (slug: string) => ["team", slug] as const,
  botLog: (slug: string, env: Env) => ["bot-log", slug, env] as const,
  allSli: ["sli-all"] as const,
  sli: (slug: string, env: Env) => ["sli", slug, env] as const,
  flags: (slug: string, env: Env) => ["flags", slug, env] as const,
  scenarios: ["scenarios"] as const,
  preflight: (scenarioId: string, teams: string[] | null) =>
    ["preflight", scenarioId, teams] as const,
  runs: ["runs"] as const,
  run: (id: string) => ["run", id] as const,
  incidents: ["incidents"] as const,
  incident: (id: string) => ["incident", id] as const,
  teamTimeline: (slug: string, env: Env) => ["team-timeline", slug, env] as const,
  incidentTimeline: (id: string) => ["incident-timeline", id] as const,
  assessmentTimeline: (id: string) => ["assessment-timeline", id] as const,
  postmortem: (incidentId: string) => ["postmortem", incidentId] as const,
  assessments: ["assessments"] as const,
  assessment: (id: string) => ["assessment", id] as const,
  channels: (team: string) => ["channels", team] as const,
  messages: (team: string, channel: string) => ["messages", team, channel] as const,
  thread: (team: string, channel: string, ts: string) => ["thread", team, channel, ts] as const,
  commands: (team: string) => ["commands", team] as const,
  people: (team: string) => ["people", team] as const,
};
