const MOST_STEPS = 10;

/** Reads "10, 25, 50": rising shares between 1 and 99; the last step to 100 goes without saying. */
export function parseSteps(text: string): { steps: number[] } | { error: string } {
  const words = text.split(/[\s,;%]+/).filter(Boolean);
  if (words.length === 0) return { error: "Give at least one share, such as 10." };
  if (words.length > MOST_STEPS) return { error: `Give at most ${MOST_STEPS} steps.` };
  const steps: number[] = [];
  for (const word of words) {
    if (!/^\d+$/.test(word)) return { error: `“${word}” is no whole number.` };
    const share = Number(word);
    if (share < 1 || share > 99) return { error: `${share} is not between 1 and 99.` };
    if (share <= (steps.at(-1) ?? 0)) {
      return { error: `${share} must be more than the step before it.` };
    }
    steps.push(share);
  }
  return { steps };
}
