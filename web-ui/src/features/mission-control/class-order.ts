import type { MissionTeam, SliState } from "@/api/types";

export type SortBy = "lag" | "state" | "name";

const SEVERITY: Record<SliState, number> = { BREACHING: 0, BURNING: 1, NO_DATA: 2, OK: 3 };

/** The keys 1 to 4 and the state each shows. */
export const FILTERS: SliState[] = ["BREACHING", "BURNING", "OK", "NO_DATA"];

/** The slugs of the teams in the state asked for, in this order. Behind longest comes first. */
export function classOrder(teams: MissionTeam[], by: SortBy, only: SliState | null): string[] {
  const byName = (a: MissionTeam, b: MissionTeam) => a.team.name.localeCompare(b.team.name);
  return teams
    .filter((line) => only === null || line.state === only)
    .sort((a, b) => {
      if (by === "state") return SEVERITY[a.state] - SEVERITY[b.state] || byName(a, b);
      if (by === "lag") return behind(a) - behind(b) || byName(a, b);
      return byName(a, b);
    })
    .map((line) => line.team.slug);
}

/** Since when its next phase is outstanding; a team of which nothing is expected comes last. */
function behind(line: MissionTeam): number {
  const since = line.progress?.behindSince;
  return since ? Date.parse(since) : Number.MAX_SAFE_INTEGER;
}
