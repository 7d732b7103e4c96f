import { useSyncExternalStore } from "react";

const SETTING = "firedrill.projector";
const listeners = new Set<() => void>();

/** Projector mode hides what a class must not read on the wall. Kept per browser. */
export function useProjector(): [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore(subscribe, () => localStorage.getItem(SETTING) === "on");
  return [on, setProjector];
}

function setProjector(on: boolean): void {
  localStorage.setItem(SETTING, on ? "on" : "off");
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
