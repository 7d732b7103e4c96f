import type { MissionTeam } from "@/api/types";

type Progress = NonNullable<MissionTeam["progress"]>;

/** What a team reaches in a run, in order. */
export interface Phase {
  id: "joined" | "detected" | "declared" | "mitigated" | "resolved" | "postmortem";
  reached: (progress: Progress) => boolean;
}

export const PHASES: Phase[] = [
  { id: "joined", reached: (at) => Boolean(at.joinedAt) },
  { id: "detected", reached: (at) => Boolean(at.detectedAt) },
  { id: "declared", reached: (at) => Boolean(at.declaredAt ?? at.incident) },
  { id: "mitigated", reached: (at) => Boolean(at.mitigatedAt) },
  { id: "resolved", reached: (at) => Boolean(at.resolvedAt) },
  { id: "postmortem", reached: (at) => Boolean(at.postmortemAt) },
];

/** The last phase that a team reached, in a word. */
export function phaseWord(line: MissionTeam): string {
  const at = line.progress;
  if (!at) return "not in the run";
  if (at.state === "VOID") return "void";
  if (at.state === "HALTED") return "halted";
  const last = PHASES.filter((phase) => phase.reached(at)).at(-1);
  if (!last || last.id === "joined") {
    return at.effectAt ? "affected" : last ? "joined" : "not here yet";
  }
  return last.id;
}

/** From the effect to detecting, acknowledging and mitigating it, of the teams that have both ends. */
export function delays(teams: MissionTeam[], to: "detectedAt" | "engagedAt" | "mitigatedAt") {
  return teams.flatMap((line) => {
    const effect = line.progress?.effectAt;
    const reached = line.progress?.[to];
    return effect && reached
      ? [{ team: line.team, ms: Date.parse(reached) - Date.parse(effect) }]
      : [];
  });
}
