import type { DashboardContent, DashboardPanel, PanelKind, Unit } from "@/api/types";

/** As many as the server takes. */
export const MOST_PANELS = 24;
export const WIDTHS = [3, 4, 6, 8, 12] as const;
export const KIND_WORDS: Record<PanelKind, string> = {
  LINE: "Lines over time",
  STAT: "One number",
  HISTOGRAM: "Heat map",
  LOGS: "Log lines",
};

export function newPanel(): DashboardPanel {
  return {
    id: crypto.randomUUID(),
    title: "",
    kind: "LINE",
    environment: "PRODUCTION",
    query: "",
    unit: "NONE",
    slo: null,
    width: 6,
  };
}

/** The panels with one moved by so many places; unchanged at the ends. */
export function moved(panels: DashboardPanel[], id: string, places: number): DashboardPanel[] {
  const from = panels.findIndex((each) => each.id === id);
  const panel = panels[from];
  const to = Math.min(panels.length - 1, Math.max(0, from + places));
  if (!panel || to === from) return panels;
  const next = panels.filter((each) => each !== panel);
  next.splice(to, 0, panel);
  return next;
}

/** The panels with this one in its place, or at the end if it is new. */
export function placed(panels: DashboardPanel[], panel: DashboardPanel): DashboardPanel[] {
  return panels.some((each) => each.id === panel.id)
    ? panels.map((each) => (each.id === panel.id ? panel : each))
    : [...panels, panel];
}

export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value ?? null;
  const filled = Object.entries(value).filter(([, each]) => each !== null && each !== undefined);
  return Object.fromEntries(
    filled.sort(([a], [b]) => a.localeCompare(b)).map(([key, each]) => [key, sorted(each)]),
  );
}

export interface Rebased {
  content: DashboardContent;
  /** Panels that both changed; mine is the one kept. */
  clashes: string[];
}

/** My changes to `base` made to what somebody else saved meanwhile. */
export function rebased(
  base: DashboardContent,
  theirs: DashboardContent,
  mine: DashboardContent,
): Rebased {
  const of = (content: DashboardContent, id: string) =>
    content.panels.find((each) => each.id === id);
  const clashes: string[] = [];
  const panels = theirs.panels.flatMap((panel) => {
    const before = of(base, panel.id);
    const own = of(mine, panel.id);
    if (!before) return [panel];
    if (same(before, own)) return [panel];
    if (!same(before, panel)) clashes.push(own?.title ?? panel.title);
    return own ? [own] : [];
  });
  for (const own of mine.panels) {
    if (of(theirs, own.id)) continue;
    const before = of(base, own.id);
    if (!before) panels.push(own);
    else if (!same(before, own)) {
      clashes.push(own.title);
      panels.push(own);
    }
  }
  const title = mine.title === base.title ? theirs.title : mine.title;
  return { content: { title, panels: ordered(panels, base, mine) }, clashes };
}

/** If I changed the order, mine; what I do not know stays where it is. */
function ordered(
  panels: DashboardPanel[],
  base: DashboardContent,
  mine: DashboardContent,
): DashboardPanel[] {
  const place = new Map(mine.panels.map(({ id }, i) => [id, i]));
  const old = base.panels.map(({ id }) => id).filter((id) => place.has(id));
  const now = mine.panels.map(({ id }) => id).filter((id) => old.includes(id));
  if (old.join() === now.join()) return panels;
  const known = panels
    .filter(({ id }) => place.has(id))
    .sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
  return panels.map((panel) => (place.has(panel.id) ? (known.shift() ?? panel) : panel));
}

const KINDS: readonly string[] = Object.keys(KIND_WORDS);
const UNITS: readonly string[] = ["NONE", "SECONDS", "BYTES", "PER_SECOND", "PERCENT"];

/** A dashboard out of a file, or what is wrong with it in a sentence. */
export function readContent(text: string): DashboardContent | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (thrown) {
    return `This is no JSON: ${thrown instanceof Error ? thrown.message : ""}.`;
  }
  const { title, panels } = (value ?? {}) as { title?: unknown; panels?: unknown };
  if (typeof title !== "string" || !Array.isArray(panels))
    return "A dashboard's file has a “title” and a list of “panels”.";
  if (panels.length > MOST_PANELS) return `A dashboard has at most ${MOST_PANELS} panels.`;
  const read = panels.map(readPanel);
  const wrong = read.find((each) => typeof each === "string");
  return wrong ?? { title, panels: read as DashboardPanel[] };
}

function readPanel(value: unknown, index: number): DashboardPanel | string {
  const panel = (typeof value === "object" && value !== null ? value : {}) as Record<
    string,
    unknown
  >;
  const where = `Panel ${index + 1}`;
  const { id, title, kind, environment, query, unit, slo, width } = panel;
  if (typeof title !== "string" || title === "") return `${where} has no “title”.`;
  if (typeof kind !== "string" || !KINDS.includes(kind))
    return `${where} has the kind “${String(kind)}”; there are ${KINDS.join(", ")}.`;
  if (typeof query !== "string") return `${where} has no “query”.`;
  return {
    id: typeof id === "string" && id !== "" && id.length <= 40 ? id : crypto.randomUUID(),
    title,
    kind: kind as PanelKind,
    environment: environment === "STAGING" ? "STAGING" : "PRODUCTION",
    query,
    unit: (typeof unit === "string" && UNITS.includes(unit) ? unit : "NONE") as Unit,
    slo: typeof slo === "number" && Number.isFinite(slo) ? slo : null,
    width: typeof width === "number" ? Math.min(12, Math.max(1, Math.round(width))) : 6,
  };
}

/** What an edit would change, in words. */
export function changeWords(from: DashboardContent, to: DashboardContent): string[] {
  const old = new Map(from.panels.map((each) => [each.id, each]));
  const now = new Set(to.panels.map(({ id }) => id));
  const words = [
    ...(from.title === to.title ? [] : [`Renamed to “${to.title}”`]),
    ...to.panels.filter(({ id }) => !old.has(id)).map(({ title }) => `Added “${title}”`),
    ...from.panels.filter(({ id }) => !now.has(id)).map(({ title }) => `Removed “${title}”`),
    ...to.panels
      .filter((each) => old.has(each.id) && !same(old.get(each.id), each))
      .map(({ title }) => `Changed “${title}”`),
  ];
  const kept = (content: DashboardContent) =>
    content.panels
      .map(({ id }) => id)
      .filter((id) => old.has(id) && now.has(id))
      .join();
  return kept(from) === kept(to) ? words : [...words, "Changed the order"];
}
