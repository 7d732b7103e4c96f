import { type RefObject, useLayoutEffect, useRef, useState } from "react";

const NEAR_PX = 24;

export interface Follow<E extends HTMLElement> {
  ref: RefObject<E | null>;
  following: boolean;
  onScroll: () => void;
  resume: () => void;
  pause: () => void;
}

/** Keeps an end of a scrolling box in view until its reader scrolls away from it. */
export function useFollow<E extends HTMLElement>(end: "top" | "bottom", grown: unknown): Follow<E> {
  const ref = useRef<E | null>(null);
  const [following, setFollowing] = useState(true);
  const last = useRef({ top: 0, height: 0 });

  useLayoutEffect(() => {
    if (following && ref.current) toEnd(ref.current, end);
  }, [grown, following, end]);

  return {
    ref,
    following,
    onScroll: () => {
      const box = ref.current;
      if (!box) return;
      const before = last.current;
      last.current = { top: box.scrollTop, height: box.scrollHeight };
      if (isNear(box, end)) setFollowing(true);
      // A box that was laid out anew moves too; only who scrolls away stops following.
      else if (movedAway(before, last.current, end)) setFollowing(false);
      else if (following) toEnd(box, end);
    },
    resume: () => {
      setFollowing(true);
      if (ref.current) toEnd(ref.current, end);
    },
    pause: () => setFollowing(false),
  };
}

interface Place {
  top: number;
  height: number;
}

/** Whether a reader moved away from the end, and not content that came or went. */
export function movedAway(before: Place, now: Place, end: "top" | "bottom"): boolean {
  if (end === "top") return now.top > before.top && now.height <= before.height;
  return now.top < before.top && now.height >= before.height;
}

function toEnd(element: HTMLElement, end: "top" | "bottom"): void {
  element.scrollTop = end === "top" ? 0 : element.scrollHeight;
}

function isNear(element: HTMLElement, end: "top" | "bottom"): boolean {
  const { scrollTop, scrollHeight, clientHeight } = element;
  return end === "top" ? scrollTop < NEAR_PX : scrollHeight - scrollTop - clientHeight < NEAR_PX;
}
