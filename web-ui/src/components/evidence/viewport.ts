/** A stretch of time in milliseconds since 1970; `from` is below `to`. */
export interface Span {
  from: number;
  to: number;
}

/** Nearer than this nothing more can be told apart. */
export const NEAREST_MS = 1_000;

/** The view held inside the bounds, and not nearer than a second. */
export function clampView(view: Span, bounds: Span): Span {
  const whole = bounds.to - bounds.from;
  const length = Math.min(whole, Math.max(Math.min(NEAREST_MS, whole), view.to - view.from));
  const from = Math.min(Math.max(view.from, bounds.from), bounds.to - length);
  return { from, to: from + length };
}

/** Nearer by a factor above 1, farther by one below; what is at `at` stays where it is. */
export function zoomAt(view: Span, bounds: Span, factor: number, at: number): Span {
  const length = view.to - view.from;
  const next = Math.min(bounds.to - bounds.from, Math.max(NEAREST_MS, length / factor));
  const share =
    length === 0 ? 0.5 : (Math.min(Math.max(at, view.from), view.to) - view.from) / length;
  const from = at - share * next;
  return clampView({ from, to: from + next }, bounds);
}

/** Moved by a share of its own length: 0.2 is a fifth to the right. */
export function panBy(view: Span, bounds: Span, share: number): Span {
  const by = (view.to - view.from) * share;
  return clampView({ from: view.from + by, to: view.to + by }, bounds);
}

/** The view that shows the moment: unmoved when it is well inside, else with it in the middle. */
export function reveal(view: Span, bounds: Span, at: number): Span {
  const length = view.to - view.from;
  if (at >= view.from + length * 0.02 && at <= view.to - length * 0.02) return view;
  return clampView({ from: at - length / 2, to: at + length / 2 }, bounds);
}

/** A view of this stretch with a little room on both sides. */
export function around(span: Span, bounds: Span): Span {
  const room = Math.max(NEAREST_MS, (span.to - span.from) * 0.05);
  return clampView({ from: span.from - room, to: span.to + room }, bounds);
}

/** Two moments in either order as a stretch. */
export function between(one: number, other: number): Span {
  return { from: Math.min(one, other), to: Math.max(one, other) };
}

/** A stretch that is to grow or shrink at its end by the keyboard. */
export function stretched(brush: Span | null, at: number, by: number, bounds: Span): Span {
  const from = brush?.from ?? at;
  const to = Math.min(bounds.to, Math.max(from + NEAREST_MS, (brush?.to ?? at) + by));
  return { from, to };
}

export const sameSpan = (one: Span, other: Span): boolean =>
  one.from === other.from && one.to === other.to;
