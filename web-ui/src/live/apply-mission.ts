import type { QueryClient } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import type { Mission, MissionDelta, MissionHeat } from "@/api/types";

const COLUMN_MS = 15_000;

/** Writes a change of mission control into what is shown; a gap in the numbering asks for all of it. */
export function applyMission(cache: QueryClient, delta: MissionDelta): void {
  for (const [key, old] of cache.getQueriesData<Mission>({ queryKey: keys.missions })) {
    if (!old) continue;
    const sameRun = (old.run?.id ?? null) === (delta.run?.id ?? null);
    if (delta.seq <= old.seq) continue;
    if (delta.seq > old.seq + 1 || !sameRun) {
      void cache.invalidateQueries({ queryKey: key });
      if (!sameRun) continue;
    }
    cache.setQueryData<Mission>(key, withDelta(old, delta));
  }
}

/** What is shown after the change; what did not change stays the same object. */
export function withDelta(old: Mission, delta: MissionDelta): Mission {
  const changed = new Map(delta.teams.map((line) => [line.team.slug, line]));
  return {
    ...old,
    seq: delta.seq,
    now: delta.now,
    run: delta.run ?? null,
    counts: delta.counts,
    medians: delta.medians,
    heat: old.heat.stepSeconds * 1000 === COLUMN_MS ? withCells(old.heat, delta) : old.heat,
    teams:
      changed.size === 0
        ? old.teams
        : old.teams.map((line) => changed.get(line.team.slug) ?? line),
    needsYou: delta.needsYou ?? old.needsYou,
    marks: delta.marks ?? old.marks,
  };
}

/** Moves the window on to the column of now, and puts the new cells in. Untouched rows are kept. */
function withCells(heat: MissionHeat, delta: MissionDelta): MissionHeat {
  const from = Date.parse(heat.from);
  const last = Math.floor(Date.parse(delta.now) / COLUMN_MS) * COLUMN_MS;
  const start = Math.max(from, last - (heat.columns - 1) * COLUMN_MS);
  const shift = Math.min(heat.columns, (start - from) / COLUMN_MS);
  const fresh = new Map<string, { column: number; bin: number | null }[]>();
  for (const cell of delta.cells) {
    const column = (Date.parse(cell.at) - start) / COLUMN_MS;
    if (column < 0 || column >= heat.columns) continue;
    const cells = fresh.get(cell.team) ?? [];
    cells.push({ column, bin: cell.bin ?? null });
    fresh.set(cell.team, cells);
  }
  if (shift === 0 && fresh.size === 0) return heat;
  return {
    ...heat,
    from: new Date(start).toISOString(),
    rows: heat.rows.map((row) => {
      const cells = fresh.get(row.team);
      if (!cells && shift === 0) return row;
      const next = row.cells.slice(shift);
      while (next.length < heat.columns) next.push(null);
      for (const { column, bin } of cells ?? []) next[column] = bin;
      return { ...row, cells: next };
    }),
  };
}
