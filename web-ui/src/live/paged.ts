import type { AlarmPage, PageState } from "@/api/types";

/** What a page event means to the person who looks at the screen. */
export type PageNews = "PAGED" | "OTHERS" | "SETTLED" | "NOTHING";

interface Seen {
  state: PageState;
  mine: boolean;
}

/** Remembers the pages of the stream, so that each is told once and again only when it becomes mine. */
export class PageWatch {
  private readonly seen = new Map<string, Seen>();

  judge(page: AlarmPage, me: string): PageNews {
    const before = this.seen.get(page.id);
    const mine = page.notified.some((person) => person.id === me);
    this.seen.set(page.id, { state: page.state, mine: mine || before?.mine === true });
    if (page.state !== "OPEN") return before?.state === "OPEN" ? "SETTLED" : "NOTHING";
    if (mine && !before?.mine) return "PAGED";
    return before ? "NOTHING" : "OTHERS";
  }
}

type Listener = (page: AlarmPage) => void;
const listeners = new Set<Listener>();

export function tellPage(page: AlarmPage): void {
  for (const listener of listeners) listener(page);
}

/** Hears of every page of the live stream; gives how to stop. */
export function onPage(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
