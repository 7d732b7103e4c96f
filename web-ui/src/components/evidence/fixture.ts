import type { Timeline, TimelineEvent, TimelineNote, Track } from "@/api/types";

/** For tests: moments in seconds after 14:00 UTC. */
export const START = Date.UTC(2026, 2, 12, 14, 0, 0);
export const iso = (seconds: number): string => new Date(START + seconds * 1000).toISOString();

export function fact(
  id: number,
  seconds: number,
  track: Track,
  more: Partial<TimelineEvent> = {},
): TimelineEvent {
  return {
    id,
    at: iso(seconds),
    lane: "ACTION",
    track,
    kind: "k.k",
    text: `event ${id}`,
    machine: true,
    milestone: false,
    ...more,
  };
}

export function note(id: string, seconds: number, more: Partial<TimelineNote> = {}): TimelineNote {
  return {
    id,
    at: iso(seconds),
    text: `note ${id}`,
    version: 1,
    byStaff: false,
    shared: true,
    editable: true,
    writtenAt: iso(seconds),
    savedAt: iso(seconds),
    ...more,
  };
}

export function timelineOf(events: TimelineEvent[], more: Partial<Timeline> = {}): Timeline {
  return {
    from: iso(0),
    to: iso(100),
    events,
    sli: [],
    objective: 0.99,
    faultWindows: [],
    ...more,
  };
}
