import type { QueryClient } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import type {
  Assessment,
  Bot,
  Env,
  Flag,
  Flags,
  Incident,
  Incidents,
  LiveEvents,
  LiveName,
  Postmortem,
  Run,
  Runs,
  Sli,
  SliPoint,
  Team,
  TeamSlis,
  Timeline,
} from "@/api/types";
import { applyAlarm } from "./apply-alarm";
import { applyAutomation } from "./apply-automation";
import { applyChat } from "./apply-chat";
import { applyDelivery } from "./apply-delivery";
import { applyEvidence } from "./apply-evidence";
import { applyMission } from "./apply-mission";
import { refreshSoon } from "./soon";

const RECENT_MS = 5 * 60_000;
const WINDOW_MS = 15 * 60_000;

/** One event of the live stream. */
export type LiveEvent = { [N in LiveName]: { name: N; data: LiveEvents[N] } }[LiveName];

/** Writes a live event into the query cache. Unknown teams, channels and runs are left alone. */
export function applyLive(cache: QueryClient, event: LiveEvent): void {
  switch (event.name) {
    case "hello":
      if (event.data.reset) void cache.invalidateQueries();
      return;
    case "beat":
    case "view":
      return;
    case "sli":
      return applySli(cache, event.data);
    case "bot":
      return applyBot(cache, event.data);
    case "run":
      return applyRun(cache, event.data);
    case "incident":
      return applyIncident(cache, event.data);
    case "flag":
      return applyFlag(cache, event.data);
    case "message":
    case "channel":
      return applyChat(cache, event);
    case "timeline":
      return applyTimeline(cache, event.data);
    case "assessment":
      void cache.invalidateQueries({ queryKey: keys.assessments });
      void cache.invalidateQueries({ queryKey: keys.assessment(event.data.id) });
      return;
    case "postmortem":
      return applyPostmortem(cache, event.data);
    case "postmortem-aside":
      return applyAside(cache, event.data);
    case "deployment":
    case "config":
    case "console":
      return applyDelivery(cache, event);
    case "log":
      cache.setQueryData(keys.logGrowth(event.data.team, event.data.environment), event.data);
      return;
    case "alarm":
    case "page":
    case "inbox":
    case "on-call":
      return applyAlarm(cache, event);
    case "runbook-run":
    case "automation":
      return applyAutomation(cache, event);
    case "mission":
      return applyMission(cache, event.data);
    case "acting":
      cache.setQueryData(keys.acting, event.data.items);
      return;
  }
}

/** Points by time, newer values winning, nothing older than `keepMs` before the newest. */
export function mergePoints(old: SliPoint[], fresh: SliPoint[], keepMs: number): SliPoint[] {
  const byTime = new Map(old.map((point) => [Date.parse(point.at), point]));
  for (const point of fresh) byTime.set(Date.parse(point.at), point);
  const sorted = [...byTime].sort(([a], [b]) => a - b);
  const newest = sorted.at(-1)?.[0] ?? 0;
  return sorted.filter(([at]) => at >= newest - keepMs).map(([, point]) => point);
}

function applySli(cache: QueryClient, data: LiveEvents["sli"]): void {
  for (const item of data.items) {
    cache.setQueryData<TeamSlis>(keys.allSli, (old) => old && withTeamSli(old, item));
    cache.setQueryData<Sli>(
      keys.sli(item.team.slug, item.environment),
      (old) =>
        old && {
          ...old,
          ...withPoints(mergePoints(old.points, item.recent, WINDOW_MS), item.summary),
          now: item.recent.at(-1)?.at ?? old.now,
        },
    );
  }
}

/** The live summary speaks of its own window; what is counted here must match the points shown. */
function withPoints(points: SliPoint[], summary: Sli["summary"]): Pick<Sli, "points" | "summary"> {
  const good = points.reduce((sum, point) => sum + point.good, 0);
  const total = points.reduce((sum, point) => sum + point.total, 0);
  return { points, summary: { ...summary, good, total, ratio: total > 0 ? good / total : null } };
}

function withTeamSli(all: TeamSlis, item: TeamSlis["items"][number]): TeamSlis {
  const same = (other: TeamSlis["items"][number]) =>
    other.team.slug === item.team.slug && other.environment === item.environment;
  const known = all.items.find(same);
  const recent = mergePoints(known?.recent ?? [], item.recent, RECENT_MS);
  const next = { ...item, recent };
  return {
    ...all,
    items: known ? all.items.map((other) => (same(other) ? next : other)) : [...all.items, next],
  };
}

function applyBot(cache: QueryClient, data: LiveEvents["bot"]): void {
  const { team, ...bot } = data;
  const update = (old: Team): Team => ({ ...old, bots: replaceBot(old.bots, bot) });
  cache.setQueryData<Team>(keys.team(team.slug), (old) => old && update(old));
  cache.setQueryData<Team[]>(keys.teams, (old) =>
    old?.map((other) => (other.slug === team.slug ? update(other) : other)),
  );
  refreshSoon(cache, keys.lobby);
}

function replaceBot(bots: Bot[], bot: Bot): Bot[] {
  const known = bots.some((other) => other.environment === bot.environment);
  if (!known) return [...bots, bot];
  return bots.map((other) => (other.environment === bot.environment ? bot : other));
}

function applyRun(cache: QueryClient, run: Run): void {
  cache.setQueryData<Run>(keys.run(run.id), run);
  cache.setQueryData<Runs>(keys.runs, (old) => old && { items: upsert(old.items, run) });
  refreshSoon(cache, keys.spread(run.id));
}

function applyIncident(cache: QueryClient, incident: Incident): void {
  cache.setQueryData<Incident>(keys.incident(incident.id), incident);
  cache.setQueryData<Incidents>(
    keys.incidents,
    (old) => old && { items: upsert(old.items, incident) },
  );
  void cache.invalidateQueries({ queryKey: ["incident-hints", incident.id] });
  void cache.invalidateQueries({ queryKey: ["incident-questions", incident.id] });
  void cache.invalidateQueries({ queryKey: ["incident-diagnosis", incident.id] });
}

/** Replaces the item of the same id, or puts a new one first. */
function upsert<T extends { id: string }>(items: T[], item: T): T[] {
  if (!items.some((other) => other.id === item.id)) return [item, ...items];
  return items.map((other) => (other.id === item.id ? item : other));
}

function applyFlag(cache: QueryClient, data: LiveEvents["flag"]): void {
  const { team, environment, ...flag } = data;
  cache.setQueryData<Flags>(
    keys.flags(team.slug, environment),
    (old) => old && { items: withFlag(old.items, flag) },
  );
  void cache.invalidateQueries({ queryKey: keys.flagHistory(team.slug, environment, flag.key) });
}

/** A flag that is new takes its place by name. */
function withFlag(items: Flag[], flag: Flag): Flag[] {
  const others = items.filter((other) => other.key !== flag.key);
  return [...others, flag].sort((a, b) => a.key.localeCompare(b.key));
}

function applyTimeline(cache: QueryClient, data: LiveEvents["timeline"]): void {
  const { team, environment, event } = data;
  applyEvidence(cache, team, event.kind);
  if (event.kind.startsWith("timeline.")) {
    // Somebody noted or pinned: the words are read from where they are kept.
    void cache.invalidateQueries({ queryKey: keys.annotations(team) });
    return;
  }
  const append = (old: Timeline | undefined): Timeline | undefined => {
    if (!old || old.events.some((other) => other.id === event.id)) return old;
    return { ...old, to: event.at > old.to ? event.at : old.to, events: [...old.events, event] };
  };
  const concerned: Env[] = environment ? [environment] : ["PRODUCTION", "STAGING"];
  for (const env of concerned)
    cache.setQueriesData<Timeline>({ queryKey: keys.teamTimeline(team, env) }, append);
  if (environment === "STAGING") return;
  // Somebody asked, or somebody answered.
  if (event.track === "CHAT") void cache.invalidateQueries({ queryKey: ["incident-questions"] });
  for (const [key] of cache.getQueriesData<Timeline>({ queryKey: ["incident-timeline"] })) {
    const incident = cache.getQueryData<Incident>(keys.incident(String(key[1])));
    if (incident?.team.slug === team) cache.setQueryData<Timeline>(key, append);
  }
}

function applyAside(cache: QueryClient, data: LiveEvents["postmortem-aside"]): void {
  const key = {
    COMMENTS: keys.postmortemComments,
    DEADLINE: keys.postmortemDeadline,
    EDITORS: keys.postmortemEditors,
  }[data.what];
  void cache.invalidateQueries({ queryKey: key(data.incidentId) });
}

function applyPostmortem(cache: QueryClient, data: LiveEvents["postmortem"]): void {
  const known = cache.getQueryData<Postmortem>(keys.postmortem(data.incidentId));
  if (known && known.version >= data.version) return;
  void cache.invalidateQueries({ queryKey: keys.postmortem(data.incidentId) });
  // The places of comments and the list of what was handed in go with the text.
  void cache.invalidateQueries({ queryKey: keys.postmortemComments(data.incidentId) });
  void cache.invalidateQueries({ queryKey: keys.postmortemDeadline(data.incidentId) });
  void cache.invalidateQueries({
    predicate: (query) =>
      query.queryKey[0] === "assessment" &&
      (query.state.data as Assessment | undefined)?.incident?.id === data.incidentId,
  });
}
