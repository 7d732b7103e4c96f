import type { Replay, ReplayMoment } from "@/api/debrief-types";

/** A point tells what users see until the next; later than this nobody measured. */
const GAP_MS = 30_000;
const SHOWN = 4;

export interface Stated {
  about: string;
  value: string;
  at: string;
}

/** What was so at one moment of a team's replay. */
export interface ReplayState {
  /** Good requests of all; null where nothing was measured. */
  sli: { good: number; total: number; p95Ms: number | null } | null;
  faults: string[];
  /** Names of the alarms that fire. */
  alarms: Stated[];
  flags: Stated[];
  release: Stated | null;
  incidents: Stated[];
  /** Newest first. */
  updates: ReplayMoment[];
  chat: ReplayMoment[];
  actions: ReplayMoment[];
}

/** The state at a time, from what happened until then and from nothing later. */
export function stateAt(replay: Replay, at: number): ReplayState {
  const past = replay.events.filter((event) => Date.parse(event.at) <= at);
  const latest = (kinds: (kind: string) => boolean) => latestByName(past, kinds);
  return {
    sli: sliAt(replay, at),
    faults: replay.faultWindows
      .filter((each) => Date.parse(each.from) <= at && (!each.to || Date.parse(each.to) > at))
      .map((each) => each.title),
    alarms: latest((kind) => kind === "alarm.state-changed").filter(
      (each) => each.value === "ALARM",
    ),
    flags: latest((kind) => kind === "flag.changed"),
    release: latest((kind) => kind === "deployment.effective").at(-1) ?? null,
    incidents: latest((kind) => kind.startsWith("incident.")),
    updates: newest(past, (event) => event.kind === "incident.updated"),
    chat: newest(past, (event) => event.lane === "CHAT"),
    actions: newest(past, (event) => event.lane === "ACTION"),
  };
}

function sliAt(replay: Replay, at: number): ReplayState["sli"] {
  let found: Replay["sli"][number] | null = null;
  for (const point of replay.sli) {
    const from = Date.parse(point.at);
    if (from > at) break;
    found = at - from <= GAP_MS ? point : null;
  }
  return found && { good: found.good, total: found.total, p95Ms: found.p95Ms ?? null };
}

function latestByName(past: ReplayMoment[], kinds: (kind: string) => boolean): Stated[] {
  const byName = new Map<string, Stated>();
  for (const { kind, about, value, at } of past) {
    if (about && value && kinds(kind)) byName.set(about, { about, value, at });
  }
  return [...byName.values()];
}

function newest(past: ReplayMoment[], wanted: (event: ReplayMoment) => boolean): ReplayMoment[] {
  return past.filter(wanted).slice(-SHOWN).reverse();
}

/** Stretches of a replay without a measurement, as moments. */
export function gapsOf(replay: Replay): { from: number; to: number }[] {
  const gaps: { from: number; to: number }[] = [];
  let last = Date.parse(replay.from);
  for (const point of replay.sli) {
    const at = Date.parse(point.at);
    if (at - last > GAP_MS) gaps.push({ from: last, to: at });
    last = at;
  }
  const end = Date.parse(replay.to);
  if (end - last > GAP_MS) gaps.push({ from: last, to: end });
  return gaps;
}
