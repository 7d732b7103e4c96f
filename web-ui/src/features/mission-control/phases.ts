import type { MissionTeam } from "@/api/types";

type Progress = NonNullable<MissionTeam["progress"]>;

/** What a team reaches in a run, in order. */
export interface Phase {
  id: "joined" | "detected" | "declared" | "mitigated" | "resolved" | "postmortem";
  /** When it was reached; nothing before. */
  at: (progress: Progress) => string | null | undefined;
  reached: (progress: Progress) => boolean;
}

export const PHASES: Phase[] = [
  { id: "joined", at: (of) => of.joinedAt, reached: (of) => Boolean(of.joinedAt) },
  { id: "detected", at: (of) => of.detectedAt, reached: (of) => Boolean(of.detectedAt) },
  {
    id: "declared",
    at: (of) => of.declaredAt,
    reached: (of) => Boolean(of.declaredAt ?? of.incident),
  },
  { id: "mitigated", at: (of) => of.mitigatedAt, reached: (of) => Boolean(of.mitigatedAt) },
  { id: "resolved", at: (of) => of.resolvedAt, reached: (of) => Boolean(of.resolvedAt) },
  { id: "postmortem", at: (of) => of.postmortemAt, reached: (of) => Boolean(of.postmortemAt) },
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
