import type { LogItem } from "@/api/types";
import { isLong } from "@/components/log/read-line";

export interface Facet {
  name: string;
  /** Most frequent first. */
  values: { value: string; count: number }[];
  /** How many different values there are. */
  different: number;
}

const MOST_VALUES = 6;
const MOST_FACETS = 12;
/** Values that are nearly all different tell lines apart, but group nothing. */
const UNIQUE_SHARE = 0.25;
/** Among more lines than these a field of a single one is of no use for choosing. */
const FEW = 20;

/** What the fields of the lines shown are, counted: the fields on most lines first. */
export function facetsOf(items: LogItem[]): Facet[] {
  const counts = new Map<string, Map<string, number>>();
  const add = (name: string, value: string) => {
    const values = counts.get(name) ?? new Map<string, number>();
    counts.set(name, values.set(value, (values.get(value) ?? 0) + 1));
  };
  for (const item of items) {
    for (const [name, value] of Object.entries(item.fields))
      if (!isLong(name)) add(name, String(value));
  }
  return [...counts]
    .map(([name, values]) => ({
      lines: [...values.values()].reduce((sum, n) => sum + n, 0),
      facet: {
        name,
        different: values.size,
        values: [...values]
          .map(([value, count]) => ({ value, count }))
          .sort((a, b) => b.count - a.count || a.value.localeCompare(b.value))
          .slice(0, MOST_VALUES),
      },
    }))
    .filter(({ lines }) => lines > 1 || items.length < FEW)
    .filter(({ facet, lines }) => facet.different < 4 || facet.different / lines < UNIQUE_SHARE)
    .sort((a, b) => b.lines - a.lines || a.facet.name.localeCompare(b.facet.name))
    .slice(0, MOST_FACETS)
    .map(({ facet }) => facet);
}
