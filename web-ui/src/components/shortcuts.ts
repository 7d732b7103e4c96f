import { useEffect, useRef, useSyncExternalStore } from "react";

/** A key or a sequence such as "g m"; what it does; the registry feeds the help dialog. */
export interface Shortcut {
  keys: string;
  label: string;
  run: () => void;
}

const SETTING = "firedrill.single-keys";
const SEQUENCE_MS = 1_200;

const active: { current: Shortcut }[] = [];
const listeners = new Set<() => void>();
let listed: Shortcut[] = [];
let prefix: { key: string; at: number } | null = null;

/** Registers a shortcut while the calling component is on screen. */
export function useShortcut(keys: string, label: string, run: () => void, enabled = true): void {
  const entry = useRef<Shortcut>({ keys, label, run });
  useEffect(() => {
    entry.current = { keys, label, run };
  });
  useEffect(() => {
    if (!enabled) return;
    const own = entry;
    active.push(own);
    publish();
    return () => {
      active.splice(active.indexOf(own), 1);
      publish();
    };
  }, [keys, label, enabled]);
}

export function useActiveShortcuts(): Shortcut[] {
  return useSyncExternalStore(subscribe, () => listed);
}

export function singleKeysOn(): boolean {
  return localStorage.getItem(SETTING) !== "off";
}

export function switchSingleKeys(on: boolean): void {
  localStorage.setItem(SETTING, on ? "on" : "off");
  publish();
}

/** Starts listening for the whole page; returns how to stop. */
export function listenForShortcuts(): () => void {
  document.addEventListener("keydown", onKey);
  return () => document.removeEventListener("keydown", onKey);
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!singleKeysOn() || inTextField(event.target) || document.querySelector("[aria-modal=true]")) {
    return;
  }
  if (event.key === "Enter" && hasOwnEnter(event.target)) return;
  const now = Date.now();
  const sequence =
    prefix && now - prefix.at < SEQUENCE_MS ? `${prefix.key} ${event.key}` : event.key;
  prefix = null;
  const hit = active.findLast((entry) => entry.current.keys === sequence);
  if (hit) {
    event.preventDefault();
    hit.current.run();
    return;
  }
  if (active.some((entry) => entry.current.keys.startsWith(`${event.key} `))) {
    prefix = { key: event.key, at: now };
  }
}

/** What is pressed by Enter itself keeps it. */
function hasOwnEnter(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("button, a, input, summary") !== null;
}

/** Keys typed into a field are text. */
export function inTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) {
    return !["checkbox", "radio", "button", "submit"].includes(target.type);
  }
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

function publish(): void {
  listed = active.map((entry) => entry.current);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
