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

  useLayoutEffect(() => {
    if (following && ref.current) toEnd(ref.current, end);
  }, [grown, following, end]);

  return {
    ref,
    following,
    onScroll: () => {
      if (ref.current) setFollowing(isNear(ref.current, end));
    },
    resume: () => {
      setFollowing(true);
      if (ref.current) toEnd(ref.current, end);
    },
    pause: () => setFollowing(false),
  };
}

function toEnd(element: HTMLElement, end: "top" | "bottom"): void {
  element.scrollTop = end === "top" ? 0 : element.scrollHeight;
}

function isNear(element: HTMLElement, end: "top" | "bottom"): boolean {
  const { scrollTop, scrollHeight, clientHeight } = element;
  return end === "top" ? scrollTop < NEAR_PX : scrollHeight - scrollTop - clientHeight < NEAR_PX;
}
