import type { Run, RunTeam } from "@/api/types";
import { median } from "@/components/numbers";

/** What a team has reached in a run. */
export interface Phase {
  id: "detected" | "declared" | "mitigated" | "resolved";
  label: string;
  reached: (team: RunTeam) => boolean;
}

export const PHASES: Phase[] = [
  { id: "detected", label: "detected", reached: (team) => Boolean(team.milestones.detectedAt) },
  { id: "declared", label: "declared", reached: (team) => Boolean(team.incident) },
  { id: "mitigated", label: "mitigated", reached: (team) => Boolean(team.milestones.mitigatedAt) },
  { id: "resolved", label: "resolved", reached: (team) => Boolean(team.milestones.resolvedAt) },
];

/** The median of a delay over the teams that have both ends of it, in milliseconds. */
export function medianDelay(
  run: Run,
  from: (team: RunTeam) => string | null | undefined,
  to: (team: RunTeam) => string | null | undefined,
): number | null {
  const delays = run.teams.flatMap((team) => {
    const [start, end] = [from(team), to(team)];
    return start && end ? [Date.parse(end) - Date.parse(start)] : [];
  });
  return median(delays);
}

export interface Need {
  team: RunTeam["team"];
  reason: string;
  /** Lower comes first. */
  rank: number;
}

const PATIENCE_MS = 3 * 60_000;
const VERIFY_MS = 60_000;

/** Who should be looked at, worst first: stuck faults, faults without effect, nobody noticed. */
export function needs(run: Run, now: number, name: (title: string) => string): Need[] {
  const found = run.teams.flatMap((team): Need[] => {
    if (team.state !== "ACTIVE") return [];
    const list: Need[] = [];
    for (const step of team.steps) {
      const applied = step.appliedAt ? Date.parse(step.appliedAt) : null;
      if (step.state === "STUCK") {
        list.push({
          team: team.team,
          rank: 0,
          reason: `${name(step.title)} is stuck${step.note ? `: ${step.note}` : ""}`,
        });
      } else if (step.state === "APPLIED" && applied !== null && now - applied > VERIFY_MS) {
        list.push({ team: team.team, rank: 1, reason: `${name(step.title)} shows no effect yet` });
      }
    }
    const effect = team.milestones.effectAt;
    if (effect && !team.milestones.detectedAt && now - Date.parse(effect) > PATIENCE_MS) {
      list.push({ team: team.team, rank: 2, reason: "Users are affected, nobody has noticed" });
    }
    return list;
  });
  return found.sort((a, b) => a.rank - b.rank || a.team.name.localeCompare(b.team.name));
}
