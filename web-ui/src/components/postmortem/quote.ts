import type { CommentQuote } from "@/api/types";

/** As much as the server keeps. */
export const QUOTE_AT_MOST = 400;
const BESIDE = 80;

/** The passage between two places of a text with its neighbors; null where nothing is chosen. */
export function quoteAt(text: string, from: number, to: number): CommentQuote | null {
  const passage = text.slice(from, to);
  const start = from + (passage.length - passage.trimStart().length);
  const end = to - (passage.length - passage.trimEnd().length);
  if (start >= end) return null;
  return {
    text: text.slice(start, end),
    before: text.slice(Math.max(0, start - BESIDE), start),
    after: text.slice(end, end + BESIDE),
  };
}

/** The passage that a reader chose in the rendered text, where the Markdown has it word for word. */
export function quoteOf(markdown: string, chosen: string): CommentQuote | null {
  const at = chosen.trim() === "" ? -1 : markdown.indexOf(chosen.trim());
  return at < 0 ? null : quoteAt(markdown, at, at + chosen.trim().length);
}
