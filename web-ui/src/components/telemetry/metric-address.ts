import { type WindowSearch, windowSearch } from "./window";

export type Compared = "1h" | "1d";

/** What of the metrics page stands in its address. */
export interface MetricsSearch extends WindowSearch {
  /** The expression. */
  q?: string;
  /** Drawn a second time as it was so long before. */
  vs?: Compared;
  view?: "heat";
  /** The moment that a link points at, in milliseconds. */
  at?: number;
  /** A line at this value. */
  slo?: number;
}

export interface DashboardSearch extends WindowSearch {
  at?: number;
  edit?: true;
}

export function metricsSearch(search: Record<string, unknown>): MetricsSearch {
  const { q, vs, view } = search;
  const slo = numberOf(search["slo"]);
  return {
    ...windowSearch(search),
    ...(typeof q === "string" && q !== "" ? { q } : typeof q === "number" ? { q: `${q}` } : {}),
    ...(vs === "1h" || vs === "1d" ? { vs } : {}),
    ...(view === "heat" ? { view } : {}),
    ...momentOf(search),
    ...(slo === null ? {} : { slo }),
  };
}

export function dashboardSearch(search: Record<string, unknown>): DashboardSearch {
  return {
    ...windowSearch(search),
    ...momentOf(search),
    ...(search["edit"] === true ? { edit: true } : {}),
  };
}

function momentOf(search: Record<string, unknown>): { at?: number } {
  const at = numberOf(search["at"]);
  return at === null ? {} : { at };
}

function numberOf(value: unknown): number | null {
  if (typeof value !== "number" && typeof value !== "string") return null;
  const number = value === "" ? Number.NaN : Number(value);
  return Number.isFinite(number) ? number : null;
}
