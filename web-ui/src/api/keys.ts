import type { Env } from "./types";

/** The query cache's addresses. The live reducer and the pages must agree on them, so they live here. */
export const keys = {
  session: ["session"] as const,
  teams: ["teams"] as const,
  team: (slug: string) => ["team", slug] as const,
  allSli: ["sli-all"] as const,
  sli: (slug: string, env: Env) => ["sli", slug, env] as const,
  flags: (slug: string, env: Env) => ["flags", slug, env] as const,
  flagHistory: (slug: string, env: Env, key: string) => ["flag-history", slug, env, key] as const,
  releases: (slug: string) => ["releases", slug] as const,
  deployments: (slug: string, env: Env) => ["deployments", slug, env] as const,
  deploymentDiff: (slug: string, env: Env, number: number) =>
    ["deployment-diff", slug, env, number] as const,
  config: (slug: string, env: Env) => ["config", slug, env] as const,
  configHistory: (slug: string, env: Env) => ["config-history", slug, env] as const,
  freezes: (slug: string) => ["freezes", slug] as const,
  console: (slug: string, env: Env) => ["console", slug, env] as const,
  /** All searches of a bot's log; the parts after it tell them apart. */
  logs: (slug: string, env: Env) => ["logs", slug, env] as const,
  /** How far the bot's log has grown, as the live stream tells. */
  logGrowth: (slug: string, env: Env) => ["log-growth", slug, env] as const,
  metrics: (slug: string, env: Env) => ["metrics", slug, env] as const,
  metricValues: (slug: string, env: Env) => ["metric-values", slug, env] as const,
  dashboards: (slug: string) => ["dashboards", slug] as const,
  dashboard: (slug: string, id: string) => ["dashboard", slug, id] as const,
  tokens: ["tokens"] as const,
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
