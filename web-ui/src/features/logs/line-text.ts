/** A piece of a line's text; found pieces are what was searched for. */
export interface Piece {
  text: string;
  found: boolean;
}

// What would move the cursor, colour a terminal or turn the reading direction of the whole page.
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The text with every sign that acts instead of being seen written out. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (sign) => {
    const code = sign.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    if (code === 0x7f) return "\u2421";
    return `\\u${code.toString(16).padStart(4, "0")}`;
  });
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
