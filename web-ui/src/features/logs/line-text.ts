/** A piece of a line's text; found pieces are what was searched for. */
export interface Piece {
  text: string;
  found: boolean;
}

/** Splits a text at each place where the words searched for stand, in any case. */
export function pieces(text: string, searched: string): Piece[] {
  if (searched === "") return text === "" ? [] : [{ text, found: false }];
  const lower = text.toLowerCase();
  const wanted = searched.toLowerCase();
  // Some letters change their length when their case changes; then positions would not fit.
  if (lower.length !== text.length) return [{ text, found: false }];
  const result: Piece[] = [];
  let from = 0;
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, from)) {
    if (at > from) result.push({ text: text.slice(from, at), found: false });
    from = at + wanted.length;
    result.push({ text: text.slice(at, from), found: true });
  }
  if (from < text.length) result.push({ text: text.slice(from), found: false });
  return result;
}

/** A stack that was written in one line, a call a line. */
export function frames(stack: string): string {
  return stack.replace(/\s+at (?=[\w$.<>/]+\()/g, "\nat ");
}
