import type { DashboardContent } from "@/api/types";

/** Changes that are not saved, and what they were made to. */
export interface Draft {
  version: number;
  base: DashboardContent;
  content: DashboardContent;
  at: number;
}

const key = (slug: string, id: string) => `firedrill.dashboard.${slug}.${id}`;

/** What was left unsaved on this machine. */
export function draftOf(slug: string, id: string): Draft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(key(slug, id)) ?? "null") as Draft | null;
    return draft && Array.isArray(draft.content.panels) ? draft : null;
  } catch {
    return null;
  }
}

export function keepDraft(slug: string, id: string, draft: Draft | null): void {
  if (draft) localStorage.setItem(key(slug, id), JSON.stringify(draft));
  else localStorage.removeItem(key(slug, id));
}
