/** What keys can do to a timeline; false says that there was nothing to do. */
export type Deed =
  | "next"
  | "previous"
  | "first"
  | "last"
  | "nearer"
  | "farther"
  | "left"
  | "right"
  | "longer"
  | "shorter"
  | "open"
  | "toSelection"
  | "fit"
  | "link"
  | "brushing"
  | "note"
  | "pin"
  | "back";

export type Deeds = Record<Deed, () => unknown>;

const PLAIN: Record<string, Deed> = {
  j: "next",
  k: "previous",
  Home: "first",
  End: "last",
  "+": "nearer",
  "=": "nearer",
  "-": "farther",
  ArrowLeft: "left",
  ArrowRight: "right",
  z: "toSelection",
  f: "fit",
  y: "link",
  b: "brushing",
  n: "note",
  p: "pin",
  Escape: "back",
};

const SHIFTED: Record<string, Deed> = {
  ArrowRight: "longer",
  ArrowLeft: "shorter",
  "+": "nearer",
};

/** For the help of the page: the keys and what they do. */
export const KEYS: [string, string][] = [
  ["j / k", "next / previous event"],
  ["Enter", "look at the chosen event closely"],
  ["+ / -", "zoom"],
  ["← / →", "move"],
  ["Shift ← / →", "select a stretch"],
  ["b", "drag selects a stretch"],
  ["z", "zoom to what is selected"],
  ["f", "show everything"],
  ["Home / End", "first / last event"],
  ["p", "pin or unpin"],
  ["n", "note at this moment"],
  ["y", "copy a link to this moment"],
  ["Esc", "one step back"],
];

/** What a key means here; a button keeps its own Enter. */
export function deedOf(key: string, shift: boolean, target: EventTarget | null): Deed | null {
  if (shift) return SHIFTED[key] ?? null;
  if (key === "Enter") {
    const own = target instanceof HTMLElement && target.closest("button, a, input, select");
    return own ? null : "open";
  }
  return PLAIN[key] ?? null;
}
