import { useSyncExternalStore } from "react";
import { useSession } from "./session";

let asked: boolean | null = null;
const listeners = new Set<() => void>();

/**
 * Whether this session is projected: then the server sends it nothing that a class must not read.
 * The second value asks for the other mode; the mode bar has it confirmed.
 */
export function useProjector(): [boolean, (on: boolean) => void] {
  return [Boolean(useSession().projector), askForProjector];
}

/** The mode somebody asked for and has not confirmed yet; null when nobody did. */
export function useAskedProjector(): boolean | null {
  return useSyncExternalStore(subscribe, () => asked);
}

export function askForProjector(on: boolean | null): void {
  asked = on;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
