import type { Item } from "./items";

/** The moment, and the item, that the address of the page names: `?t=2026-03-12T14:00:05Z&event=e17`. */
export interface Moment {
  at: number;
  key: string | null;
}

export function momentOf(search: string): Moment | null {
  const params = new URLSearchParams(search);
  const at = Date.parse(params.get("t") ?? "");
  if (Number.isNaN(at)) return null;
  const key = params.get("event");
  return { at, key: key && /^[en][\w-]{1,40}$/.test(key) ? key : null };
}

/** The address of this page at the moment; the rest of it stays. */
export function linkTo(href: string, at: number, item: Item | null): string {
  const url = new URL(href);
  url.searchParams.set("t", new Date(at).toISOString());
  if (item) url.searchParams.set("event", item.key);
  else url.searchParams.delete("event");
  return url.href;
}
