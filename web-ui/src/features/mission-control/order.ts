import type { RunTeam, SliState, TeamSli } from "@/api/types";

export type SortBy = "state" | "name" | "lag";

const SEVERITY: Record<SliState, number> = { BREACHING: 0, BURNING: 1, NO_DATA: 2, OK: 3 };

/** The order of the teams' rows by slug. */
export function orderOf(items: TeamSli[], by: SortBy, runTeams: RunTeam[]): string[] {
  const lag = new Map(runTeams.map((team) => [team.team.slug, lagOf(team)]));
  const byName = (a: TeamSli, b: TeamSli) => a.team.name.localeCompare(b.team.name);
  return [...items]
    .sort((a, b) => {
      if (by === "state") {
        return (
          SEVERITY[a.summary.state] - SEVERITY[b.summary.state] ||
          (a.summary.ratio ?? 1) - (b.summary.ratio ?? 1) ||
          byName(a, b)
        );
      }
      if (by === "lag") {
        return (lag.get(b.team.slug) ?? 0) - (lag.get(a.team.slug) ?? 0) || byName(a, b);
      }
      return byName(a, b);
    })
    .map((item) => item.team.slug);
}

/** How many phases a hit team still has before it; 0 while it has felt nothing. */
function lagOf(team: RunTeam): number {
  const { effectAt, detectedAt, engagedAt, mitigatedAt, resolvedAt } = team.milestones;
  if (!effectAt) return 0;
  return [detectedAt, engagedAt, mitigatedAt, resolvedAt].filter((at) => !at).length;
}

/** Rows in the frozen order; teams that appeared since come last. */
export function inOrder(items: TeamSli[], order: string[]): TeamSli[] {
  const place = (item: TeamSli) => {
    const at = order.indexOf(item.team.slug);
    return at < 0 ? order.length : at;
  };
  return [...items].sort((a, b) => place(a) - place(b));
}
