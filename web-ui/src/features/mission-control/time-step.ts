import type { Mission, MissionHeat } from "@/api/types";

export const columnMs = (heat: MissionHeat) => heat.stepSeconds * 1000;

/** The moment after this many columns; null is now. Neither before the map nor after it. */
export function stepped(
  heat: MissionHeat,
  now: string,
  at: number | null,
  by: number,
): number | null {
  const from = Date.parse(heat.from);
  const step = columnMs(heat);
  const last = Math.min(heat.columns - 1, Math.max(0, Math.floor((Date.parse(now) - from) / step)));
  const column = at === null ? last : Math.floor((at - from) / step);
  const next = Math.max(0, column + by);
  return next >= last && by > 0 ? null : from + Math.min(last, next) * step;
}

/** Where a moment is on the map, 0 to 1; null when it is not on it. */
export function placeOf(heat: MissionHeat, at: number): number | null {
  const part = (at + columnMs(heat) / 2 - Date.parse(heat.from)) / (columnMs(heat) * heat.columns);
  return part >= 0 && part <= 1 ? part : null;
}

const NAMED = 4;

/** How the class burned at a moment, in words, worst first. */
export function momentWords(mission: Pick<Mission, "heat" | "teams">, at: number): string {
  const { heat, teams } = mission;
  const column = Math.floor((at - Date.parse(heat.from)) / columnMs(heat));
  const names = new Map(teams.map((line) => [line.team.slug, line.team.name]));
  const bins = heat.rows.map((row) => ({
    name: names.get(row.team) ?? row.team,
    bin: row.cells[column] ?? null,
  }));
  const list = (title: string, those: typeof bins) =>
    those.length === 0
      ? []
      : [
          `${those.length} ${title} (${those
            .slice(0, NAMED)
            .map((each) => each.name)
            .join(", ")}${those.length > NAMED ? ", …" : ""})`,
        ];
  const parts = [
    ...list(
      "over 14.4",
      bins.filter((each) => each.bin === 4),
    ),
    ...list(
      "between 1 and 14.4",
      bins.filter((each) => each.bin !== null && each.bin > 0 && each.bin < 4),
    ),
    ...list(
      "without data",
      bins.filter((each) => each.bin === null),
    ),
  ];
  const calm = bins.filter((each) => each.bin === 0).length;
  return [...parts, `${calm} below 1`].join("; ");
}
