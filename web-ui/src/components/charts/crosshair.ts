import { useEffect } from "react";
import { useShortcut } from "@/components/shortcuts";
import { tell } from "@/components/use-action";

let locked = false;

/** While the cross-hairs are locked they stay where they are, on every chart of the page. */
export function crosshairLocked(): boolean {
  return locked;
}

/** The key that locks the cross-hairs of the page; leaving the page frees them. */
export function useCrosshairLock(): void {
  useShortcut("x", "Lock the cross-hair, or free it", () => {
    locked = !locked;
    tell(locked ? "The cross-hair stays where it is. x frees it." : "The cross-hair is free.");
  });
  useEffect(
    () => () => {
      locked = false;
    },
    [],
  );
}
