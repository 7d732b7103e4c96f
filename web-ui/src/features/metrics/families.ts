import type { MetricFamily } from "@/api/types";

/** Families as people think of them: the parts of a histogram are one. */
export interface Offer {
  name: string;
  kind: "counter" | "gauge" | "histogram" | "summary" | "untyped";
  help: string;
  series: number;
  truncated: boolean;
  /** Expressions to begin with, the most useful first. */
  examples: Example[];
}

export interface Example {
  words: string;
  query: string;
  heat?: true;
}

const PART = /^(.+)_(bucket|sum|count)$/;

/** What the bot reports, by name. */
export function offersOf(families: MetricFamily[]): Offer[] {
  const buckets = new Set(
    families
      .map(({ name }) => /^(.+)_bucket$/.exec(name)?.[1])
      .filter((each) => each !== undefined),
  );
  const histograms = [...buckets].map((name) => {
    const part = families.find((each) => each.name === `${name}_bucket`);
    return {
      name,
      kind: "histogram" as const,
      help: part?.help ?? "",
      series: part?.series.length ?? 0,
      truncated: part?.truncated ?? false,
      examples: histogramExamples(name),
    };
  });
  const others = families
    .filter(({ name }) => !buckets.has(PART.exec(name)?.[1] ?? "") && !buckets.has(name))
    .map((family) => ({
      name: family.name,
      kind: family.type.toLowerCase() as Offer["kind"],
      help: family.help,
      series: family.series.length,
      truncated: family.truncated,
      examples: examplesOf(family),
    }));
  return [...histograms, ...others].sort((a, b) => a.name.localeCompare(b.name));
}

function histogramExamples(name: string): Example[] {
  const rate = `sum by (le) (rate(${name}_bucket[1m]))`;
  return [
    { words: "95th percentile", query: `histogram_quantile(0.95, ${rate})` },
    { words: "median", query: `histogram_quantile(0.5, ${rate})` },
    { words: "heat map", query: `${name}_bucket`, heat: true },
    { words: "how many per second", query: `sum(rate(${name}_count[1m]))` },
  ];
}

function examplesOf({ name, type, series }: MetricFamily): Example[] {
  const labels = [...new Set(series.flatMap((each) => Object.keys(each.labels)))].filter(
    (label) => new Set(series.map((each) => each.labels[label])).size > 1,
  );
  const counter = type === "COUNTER" || /_total$/.test(name);
  if (!counter) {
    return [
      { words: "as it is", query: name },
      ...(series.length > 1 ? [{ words: "together", query: `sum(${name})` }] : []),
      { words: "highest of 5 min", query: `max_over_time(${name}[5m])` },
    ];
  }
  const rate = `rate(${name}[1m])`;
  if (series.length < 2) return [{ words: "per second", query: rate }];
  return [
    ...labels.slice(0, 3).map((label) => ({
      words: `per second by ${label}`,
      query: `sum by (${label}) (${rate})`,
    })),
    { words: "per second together", query: `sum(${rate})` },
    { words: "each series", query: rate },
  ];
}

/** Those whose name, help or labels hold all the words. */
export function matching(offers: Offer[], words: string): Offer[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return offers.filter(({ name, help }) =>
    wanted.every((word) => `${name} ${help}`.toLowerCase().includes(word)),
  );
}
