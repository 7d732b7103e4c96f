import { useEffect } from "react";

/** Who counts: what the page in front counts goes before the inbox. */
type Source = "page" | "inbox";

const counts = new Map<Source, number>();
let title = "";

/** What the tab says; the number only while nobody sees the page. */
export function titleWords(name: string, waiting: number, hidden: boolean): string {
  return `${hidden && waiting > 0 ? `(${waiting}) ` : ""}${name} · Firedrill`;
}

function write(): void {
  const waiting = counts.get("page") ?? counts.get("inbox") ?? 0;
  if (title) document.title = titleWords(title, waiting, document.hidden);
}

export function setTitle(name: string): void {
  title = name;
  write();
}

/** Counts, while the caller is on screen, what waits for the person. */
export function useTitleCount(source: Source, waiting: number): void {
  useEffect(() => {
    counts.set(source, waiting);
    write();
    return () => {
      counts.delete(source);
      write();
    };
  }, [source, waiting]);
}

document.addEventListener("visibilitychange", write);
