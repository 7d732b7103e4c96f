/** Which part of the pages about automation is shown; runbooks when it is not named. */
export interface RunbooksSearch {
  view?: "rules" | "toil";
  /** Where the toil meter parts before from after, milliseconds since the epoch. */
  split?: number;
}

export function runbooksSearch(search: Record<string, unknown>): RunbooksSearch {
  const { view, split } = search;
  return {
    ...(view === "rules" || view === "toil" ? { view } : {}),
    ...(typeof split === "number" && split > 0 ? { split } : {}),
  };
}
