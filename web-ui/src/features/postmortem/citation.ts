import type { TimelineEvent, Track } from "@/api/types";
import { TRACK_ORDER, type Item } from "@/components/evidence/items";
import { TRACK_WORDS } from "@/components/words";

/** How an event stands in the text: its time in UTC, what happened, and a link to its moment. */
export function citation(incidentId: string, event: TimelineEvent): string {
  const at = new Date(event.at).toISOString();
  const moment = new URLSearchParams({ t: at, event: `e${event.id}` });
  return `**${at.slice(11, 19)} UTC** ${escaped(event.text)} ([record ${event.id}](/incidents/${incidentId}?${moment.toString()}))`;
}

/** The text as text: nothing in it marks up, links or ends a table's cell. */
function escaped(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*_[\]<>|#]/g, "\\$&");
}

export interface PickerGroup {
  label: string;
  items: Item[];
}

/** What may be cited: what was pinned first, then by kind, of each the oldest first. */
export function pickerGroups(items: Item[], search: string): PickerGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const fitting = items.filter((item) => {
    if (!item.event) return false;
    const said = `${item.text} ${item.who ?? ""} ${TRACK_WORDS[item.track]} ${new Date(item.at).toISOString().slice(11, 19)}`;
    return words.every((word) => said.toLowerCase().includes(word));
  });
  const group = (label: string, wanted: (item: Item) => boolean): PickerGroup => ({
    label,
    items: fitting.filter(wanted),
  });
  return [
    group("Pinned", (item) => item.pins.length > 0),
    ...TRACK_ORDER.map((track: Track) =>
      group(TRACK_WORDS[track], (item) => item.pins.length === 0 && item.track === track),
    ),
  ].filter(({ items: some }) => some.length > 0);
}
