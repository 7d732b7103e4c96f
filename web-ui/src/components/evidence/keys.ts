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
  | "nextTold"
  | "previousTold"
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
  ".": "nextTold",
  ",": "previousTold",
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
  [". / ,", "step to the next / previous pin, note or milestone"],
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

/** What works on the whole page where the timeline is its middle; all else needs the focus. */
export const PAGE_KEYS: [string, Deed, string][] = [
  ["j", "next", "Timeline: next event"],
  ["k", "previous", "Timeline: previous event"],
  [".", "nextTold", "Timeline: step to the next pin, note or milestone"],
  [",", "previousTold", "Timeline: step to the previous pin, note or milestone"],
  ["Enter", "open", "Timeline: look at the chosen event closely"],
  ["z", "toSelection", "Timeline: zoom to what is selected"],
  ["n", "note", "Timeline: note at this moment"],
  ["p", "pin", "Timeline: pin or unpin the chosen event"],
  ["Escape", "back", "Timeline: one step back"],
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
