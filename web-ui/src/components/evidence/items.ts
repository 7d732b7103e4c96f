import type {
  Annotations,
  Timeline,
  TimelineEvent,
  TimelineNote,
  TimelinePin,
  Track,
} from "@/api/types";

/** Top to bottom: what was done to the system, what users felt, what people did about it. */
export const TRACK_ORDER: Track[] = [
  "FAULT",
  "SLI",
  "ALARM",
  "DEPLOY",
  "FLAG",
  "CONFIG",
  "CHAT",
  "UPDATE",
  "STAFF",
  "NOTE",
  "SYSTEM",
];

/** A row of the list and a mark of the picture: a fact of the record, or a note. */
export interface Item {
  /** "e17" for record 17, "n…" for a note. */
  key: string;
  at: number;
  track: Track;
  text: string;
  who: string | null;
  event: TimelineEvent | null;
  note: TimelineNote | null;
  pins: TimelinePin[];
}

/** Facts and notes as one row of items, in order of time and then of the record. */
export function itemsOf(timeline: Timeline, added: Annotations | undefined): Item[] {
  const pins = new Map<number, TimelinePin[]>();
  for (const pin of added?.pins ?? []) {
    pins.set(pin.eventId, [...(pins.get(pin.eventId) ?? []), pin]);
  }
  const none: TimelinePin[] = [];
  const items: Item[] = timeline.events.map((event) => ({
    key: `e${event.id}`,
    at: Date.parse(event.at),
    track: event.track,
    text: event.text,
    who: event.actor ?? null,
    event,
    note: null,
    pins: pins.get(event.id) ?? none,
  }));
  for (const note of added?.notes ?? []) {
    if (note.deletedAt) continue;
    items.push({
      key: `n${note.id}`,
      at: Date.parse(note.at),
      track: "NOTE",
      text: note.text,
      who: note.writtenBy?.handle ?? null,
      event: null,
      note,
      pins: none,
    });
  }
  // The sort is stable, so facts of one moment stay in the order of the record.
  return items.sort((a, b) => a.at - b.at);
}

export interface Filter {
  hidden: ReadonlySet<Track>;
  text: string;
  curated: boolean;
}

/** What is told without being asked for: pins, notes and the machine's milestones. */
export const isCurated = (item: Item): boolean =>
  item.note !== null || item.pins.length > 0 || item.event?.milestone === true;

/** Every word must stand in the text, the name or the number of the record. */
export function filtered(items: Item[], { hidden, text, curated }: Filter): Item[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (hidden.size === 0 && words.length === 0 && !curated) return items;
  return items.filter((item) => {
    if (hidden.has(item.track) || (curated && !isCurated(item))) return false;
    if (words.length === 0) return true;
    const said = `${item.text} ${item.who ?? ""} ${item.event?.kind ?? "note"} ${item.event?.id ?? ""}`;
    const low = said.toLowerCase();
    return words.every((word) => low.includes(word));
  });
}

/** Items by the lane they are drawn on; each stays in order. */
export function byTrack(items: Item[]): Map<Track, Item[]> {
  const lanes = new Map<Track, Item[]>();
  for (const item of items) {
    const lane = lanes.get(item.track);
    if (lane) lane.push(item);
    else lanes.set(item.track, [item]);
  }
  return lanes;
}

/** The lanes there is something for: SLI always, faults also when only their windows are known. */
export function tracksOf(timeline: Timeline, lanes: ReadonlyMap<Track, Item[]>): Track[] {
  return TRACK_ORDER.filter(
    (track) =>
      track === "SLI" ||
      lanes.has(track) ||
      (track === "FAULT" && timeline.faultWindows.length > 0),
  );
}

/** Of items in order: the number of those before the moment. */
export function countBefore(items: readonly { at: number }[], at: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((items[middle]?.at ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
