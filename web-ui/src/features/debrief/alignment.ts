import type { Chapter, Debrief, DebriefTeam } from "@/api/debrief-types";

/** The span of the slider in seconds since the effect; teams are laid over each other at the effect. */
export interface Axis {
  from: number;
  to: number;
}

/** The moment of a team that counts as second 0: its effect, or that of the first team hit. */
export function zeroOf(debrief: Debrief, team?: DebriefTeam): number {
  if (team?.effectAt) return Date.parse(team.effectAt);
  const effects = debrief.teams.flatMap((each) => (each.effectAt ? [each.effectAt] : [])).sort();
  return Date.parse(effects[0] ?? debrief.run.startedAt);
}

export function axisOf(debrief: Debrief): Axis {
  const zeros = [zeroOf(debrief), ...debrief.teams.map((team) => zeroOf(debrief, team))];
  return {
    from: Math.floor((Date.parse(debrief.from) - Math.max(...zeros)) / 1000),
    to: Math.ceil((Date.parse(debrief.to) - Math.min(...zeros)) / 1000),
  };
}

/** Where a chapter is on the slider: a team's own moments count from the team's own effect. */
export function secondOf(debrief: Debrief, chapter: Chapter): number {
  const team = debrief.teams.find((each) => each.key === chapter.team);
  return Math.round((Date.parse(chapter.at) - zeroOf(debrief, team)) / 1000);
}

/** "+4:07", "-0:30": since the effect. */
export function sinceEffect(second: number): string {
  const whole = Math.abs(Math.trunc(second));
  const minutes = Math.floor(whole / 60);
  return `${second < 0 && whole > 0 ? "-" : "+"}${minutes}:${String(whole % 60).padStart(2, "0")}`;
}
