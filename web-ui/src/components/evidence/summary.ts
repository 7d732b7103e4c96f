import type { Timeline, Track } from "@/api/types";
import { count } from "@/components/numbers";
import { TRACK_WORDS } from "@/components/words";
import { type Item, TRACK_ORDER, byTrack } from "./items";
import { type ClockMode, timeText } from "./times";

/** What the picture shows in a sentence, for those who do not see it. */
export function summaryOf(
  timeline: Timeline,
  shown: readonly Item[],
  mode: ClockMode,
  start: number | null,
): string {
  const when = (at: string) => timeText(Date.parse(at), mode, start);
  const lanes = byTrack([...shown]);
  const parts = TRACK_ORDER.filter((track: Track) => lanes.has(track)).map(
    (track) => `${TRACK_WORDS[track].toLowerCase()} ${lanes.get(track)?.length ?? 0}`,
  );
  const faults = timeline.faultWindows.length;
  return (
    `Timeline from ${when(timeline.from)} to ${when(timeline.to)}: ` +
    `${count(shown.length, "event")}${parts.length ? ` (${parts.join(", ")})` : ""}` +
    `${faults ? `, ${count(faults, "fault window")}` : ""}. ` +
    "The list below holds the same events."
  );
}
