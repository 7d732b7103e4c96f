import type { Replay, ReplayMoment } from "@/api/debrief-types";
import type { Timeline, Track } from "@/api/types";

const MILESTONES = new Set(["incident.declared", "incident.resolved", "fault.verified"]);

/** A replay as the timeline component takes it. */
export function timelineOf(replay: Replay): Timeline {
  return {
    ...replay,
    events: replay.events.map((event) => ({
      ...event,
      track: trackOf(event),
      milestone: MILESTONES.has(event.kind),
    })),
  };
}

function trackOf({ lane, kind }: ReplayMoment): Track {
  switch (lane) {
    case "FAULT":
    case "SLI":
    case "ALARM":
    case "CHAT":
      return lane;
    case "INCIDENT":
      return "UPDATE";
    case "PLATFORM":
      return "STAFF";
    case "BOT":
      return "SYSTEM";
    case "ACTION":
      if (kind.startsWith("flag.")) return "FLAG";
      return /^(release|deployment|bot|freeze)\./.test(kind) ? "DEPLOY" : "CONFIG";
  }
}
