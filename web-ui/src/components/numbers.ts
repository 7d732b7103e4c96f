/** "99.21 %", never rounded up to 100 when something failed. */
export function percent(ratio: number | null | undefined, digits = 2): string {
  if (ratio === null || ratio === undefined) return "–";
  if (ratio === 1) return "100 %";
  const shown = Math.min(ratio * 100, 100 - 10 ** -digits);
  return `${shown.toFixed(digits)} %`;
}

/** "99 %", "99.9 %": an objective without needless digits. */
export function objective(ratio: number): string {
  return `${Number((ratio * 100).toFixed(3))} %`;
}

/** "1 840 ms". */
export function millis(ms: number | null | undefined): string {
  if (ms === null || ms === undefined) return "–";
  return `${Math.round(ms).toLocaleString("en-US").replaceAll(",", " ")} ms`;
}

/** "1 team", "3 teams". */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** The server's short words as a sentence of their own. */
export function asSentence(words: string): string {
  const text = words.trim();
  return text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?…”]$/.test(text) ? "" : ".");
}

/** "Otter, Lynx and Crane". */
export function sentenceList(words: string[]): string {
  if (words.length < 2) return words[0] ?? "";
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** The middle value, or null of none. */
export function median(values: number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
