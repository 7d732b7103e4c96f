import { useRef, useState } from "react";
import { type Span, around, clampView, panBy, reveal, sameSpan, zoomAt } from "./viewport";

const MOST_STEPS = 50;

/** Where one looks on a timeline, and the way back. Everything is in view until somebody zooms. */
export function useView(bounds: Span, initial: Span | null) {
  const [chosen, setChosen] = useState<Span | null>(initial);
  const past = useRef<(Span | null)[]>([]);
  const view = chosen ? clampView(chosen, bounds) : bounds;

  const move = (next: Span) => setChosen(sameSpan(next, bounds) ? null : next);
  const jump = (next: Span | null) => {
    past.current = [...past.current.slice(-MOST_STEPS), chosen];
    setChosen(next && sameSpan(next, bounds) ? null : next);
  };
  return {
    view,
    isWhole: chosen === null,
    /** Follows a hand or a wheel; Esc does not stop at every pixel. */
    move,
    /** Goes somewhere from which Esc leads back. */
    jump,
    zoom: (factor: number, at = (view.from + view.to) / 2) =>
      move(zoomAt(view, bounds, factor, at)),
    pan: (share: number) => move(panBy(view, bounds, share)),
    show: (at: number) => move(reveal(view, bounds, at)),
    goTo: (span: Span) => jump(around(span, bounds)),
    fit: () => jump(null),
    /** Whether there was somewhere to go back to. */
    back: (): boolean => {
      const last = past.current.pop();
      if (last === undefined && chosen === null) return false;
      setChosen(last ?? null);
      return true;
    },
  };
}

export type TimelineView = ReturnType<typeof useView>;
