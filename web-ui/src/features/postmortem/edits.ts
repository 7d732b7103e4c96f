/** A change of a text with a selection; tells the new text and selection. */
export type Edit = (
  text: string,
  from: number,
  to: number,
) => { text: string; from: number; to: number };

/** Puts marks around the selection, or around a placeholder. */
export function wrap(before: string, after: string, placeholder: string): Edit {
  return (text, from, to) => {
    const inner = text.slice(from, to) || placeholder;
    return {
      text: text.slice(0, from) + before + inner + after + text.slice(to),
      from: from + before.length,
      to: from + before.length + inner.length,
    };
  };
}

/** Puts a mark in front of every selected line. */
export function prefixLines(prefix: string): Edit {
  return (text, from, to) => {
    const start = text.lastIndexOf("\n", from - 1) + 1;
    const lines = text.slice(start, to).split("\n");
    const changed = lines.map((line) => prefix + line).join("\n");
    return {
      text: text.slice(0, start) + changed + text.slice(to),
      from: start + prefix.length,
      to: start + changed.length,
    };
  };
}

/** Puts text at the cursor, replacing the selection. */
export function insertAt(inserted: string): Edit {
  return (text, from, to) => ({
    text: text.slice(0, from) + inserted + text.slice(to),
    from: from + inserted.length,
    to: from + inserted.length,
  });
}
