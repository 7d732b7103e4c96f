/** The moment and the teams of a replay, as its address keeps them. */
export interface DebriefSearch {
  /** Seconds since the effect. */
  t?: number;
  /** Keys of teams, with commas. */
  teams?: string;
}

export function debriefSearch(search: Record<string, unknown>): DebriefSearch {
  const t = Number(search["t"]);
  return {
    ...(search["t"] !== undefined && Number.isFinite(t) ? { t } : {}),
    ...(typeof search["teams"] === "string" ? { teams: search["teams"] } : {}),
  };
}
