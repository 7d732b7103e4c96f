import { useSyncExternalStore } from "react";

/** A message that did not reach the server, kept until it is sent or thrown away. */
export interface Unsent {
  id: string;
  text: string;
  reason: string;
}

const listeners = new Set<() => void>();
const cache = new Map<string, { raw: string | null; items: Unsent[] }>();

/** Where an outbox or a draft belongs: a channel, or a thread in it. */
export function placeOf(team: string, channel: string, threadTs: string | null): string {
  return [team, channel, threadTs ?? "main"].join(".");
}

export function useUnsent(place: string): Unsent[] {
  return useSyncExternalStore(subscribe, () => unsentOf(place));
}

export function keepUnsent(place: string, item: Unsent): void {
  write(place, [...unsentOf(place).filter((other) => other.id !== item.id), item]);
}

export function dropUnsent(place: string, id: string): void {
  write(
    place,
    unsentOf(place).filter((other) => other.id !== id),
  );
}

export function unsentOf(place: string): Unsent[] {
  const raw = localStorage.getItem(keyOf(place));
  const known = cache.get(place);
  if (known && known.raw === raw) return known.items;
  const items = raw ? (JSON.parse(raw) as Unsent[]) : [];
  cache.set(place, { raw, items });
  return items;
}

export function readDraft(place: string): string {
  return localStorage.getItem(`firedrill.draft.${place}`) ?? "";
}

export function keepDraft(place: string, text: string): void {
  if (text) localStorage.setItem(`firedrill.draft.${place}`, text);
  else localStorage.removeItem(`firedrill.draft.${place}`);
}

function write(place: string, items: Unsent[]): void {
  if (items.length > 0) localStorage.setItem(keyOf(place), JSON.stringify(items));
  else localStorage.removeItem(keyOf(place));
  for (const listener of listeners) listener();
}

function keyOf(place: string): string {
  return `firedrill.unsent.${place}`;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
