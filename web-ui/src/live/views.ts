import { useSyncExternalStore } from "react";
import type { ChatView } from "@/api/types";

export interface OpenView {
  team: string;
  view: ChatView;
}

let open: OpenView | null = null;
const listeners = new Set<() => void>();

/** The modal view an app opened for this person, if any. */
export function useOpenView(): OpenView | null {
  return useSyncExternalStore(subscribe, () => open);
}

export function showView(next: OpenView | null): void {
  open = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
