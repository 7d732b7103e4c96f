import type { Unit } from "@/api/types";

export const UNIT_WORDS: Record<Unit, string> = {
  NONE: "Number",
  SECONDS: "Seconds",
  BYTES: "Bytes",
  PER_SECOND: "Per second",
  PERCENT: "Percent",
};

const STEPS: readonly [number, string][] = [
  [1e12, "T"],
  [1e9, "G"],
  [1e6, "M"],
  [1e3, "k"],
];
const BYTES: readonly [number, string][] = [
  [2 ** 40, "TiB"],
  [2 ** 30, "GiB"],
  [2 ** 20, "MiB"],
  [2 ** 10, "KiB"],
];

const DOUBLINGS = Array.from({ length: 50 }, (_, i) => 2 ** i);

/** The distances between the marks of an axis that are round in this unit; the usual ones when that is ten's. */
export function axisSteps(unit: Unit): number[] | undefined {
  return unit === "BYTES" ? DOUBLINGS : undefined;
}

/** A value as people read it: three digits that count and its unit. A percentage is kept as a share of one. */
export function inUnit(value: number | null | undefined, unit: Unit): string {
  if (value === null || value === undefined || Number.isNaN(value)) return "–";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "-∞";
  switch (unit) {
    case "NONE":
      return scaled(value);
    case "PER_SECOND":
      return `${scaled(value)}/s`;
    case "PERCENT":
      return `${digits(value * 100)} %`;
    case "SECONDS":
      return seconds(value);
    case "BYTES":
      return bytes(value);
  }
}

function scaled(value: number): string {
  const step = STEPS.find(([least]) => Math.abs(value) >= least);
  return step ? `${digits(value / step[0])} ${step[1]}` : digits(value);
}

function seconds(value: number): string {
  const size = Math.abs(value);
  if (size === 0) return "0 s";
  if (size < 0.001) return `${digits(value * 1e6)} µs`;
  if (size < 1) return `${digits(value * 1e3)} ms`;
  if (size < 120) return `${digits(value)} s`;
  if (size < 7_200) return `${digits(value / 60)} min`;
  return `${digits(value / 3_600)} h`;
}

function bytes(value: number): string {
  const step = BYTES.find(([least]) => Math.abs(value) >= least);
  return step ? `${digits(value / step[0])} ${step[1]}` : `${digits(value)} B`;
}

function digits(value: number): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size >= 100) return String(Math.round(value));
  if (size < 1e-4) return value.toExponential(1);
  return String(Number(value.toPrecision(3)));
}

/** What an expression most likely measures, by the names that Prometheus recommends. */
export function unitOf(query: string): Unit {
  const quantile = /\bhistogram_quantile\s*\(/.test(query);
  if (!quantile && /\/\s*(sum|avg|count)?\s*(by\s*\([^)]*\)\s*)?\(?\s*\w+.*\(/.test(query))
    return "NONE";
  if (/_bytes\b|_bytes_/.test(query)) return "BYTES";
  if (quantile) return /_seconds(_|\b)/.test(query) ? "SECONDS" : "NONE";
  if (/\bi?rate\s*\(/.test(query))
    return /_seconds_(total|sum)\b/.test(query) ? "NONE" : "PER_SECOND";
  if (/_seconds(_sum|_bucket)?\b/.test(query) && !/_total\b/.test(query)) return "SECONDS";
  if (/_ratio\b/.test(query)) return "PERCENT";
  return "NONE";
}
