import type { Flag } from "@/api/types";
import { type JsonError, placeOf, readJson } from "./json-position";

const KNOWN = ["state", "variants", "defaultVariant", "targeting", "metadata"];

export type Definition = { value: Record<string, unknown> } | { error: JsonError };

/** Reads a definition and says where it cannot be right; the server has the last word. */
export function readDefinition(text: string): Definition {
  const read = readJson(text);
  if ("error" in read) return read;
  const { value, places } = read;
  const wrong = (path: string, message: string): Definition => ({
    error: { ...placeOf(text, places.get(path) ?? 0), message },
  });
  if (!isObject(value)) return wrong("", "A definition is an object in braces");
  const unknown = Object.keys(value).find((key) => !KNOWN.includes(key));
  if (unknown !== undefined) return wrong(`/${unknown}`, `flagd knows no “${unknown}”`);
  const { state, variants, defaultVariant, targeting } = value;
  if (state !== "ENABLED" && state !== "DISABLED") {
    return wrong("/state", "state is “ENABLED” or “DISABLED”");
  }
  if (!isObject(variants) || Object.keys(variants).length === 0) {
    return wrong("/variants", "variants is an object with at least one variant");
  }
  const kinds = Object.entries(variants).map(([name, each]) => ({ name, kind: typeof each }));
  const other = kinds.find((each) => each.kind !== kinds[0]?.kind);
  if (other) {
    return wrong(
      `/variants/${other.name}`,
      `“${other.name}” is a ${other.kind}, “${kinds[0]?.name}” a ${kinds[0]?.kind}; all variants have one type`,
    );
  }
  if (typeof defaultVariant !== "string" || !Object.hasOwn(variants, defaultVariant)) {
    return wrong("/defaultVariant", `defaultVariant is one of ${Object.keys(variants).join(", ")}`);
  }
  if (targeting !== undefined && !isObject(targeting)) {
    return wrong("/targeting", 'targeting is an object, such as {"if": […]}');
  }
  return { value };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A definition to begin with. */
export function templateOf(type: Flag["type"]): Record<string, unknown> {
  const variants = {
    BOOLEAN: { on: true, off: false },
    STRING: { plain: "plain", fancy: "fancy" },
    NUMBER: { few: 5, many: 50 },
    OBJECT: { small: { limit: 5 }, large: { limit: 50 } },
  }[type];
  return {
    state: "ENABLED",
    variants,
    defaultVariant: Object.keys(variants).at(-1),
    targeting: {},
  };
}

/** "line 4, column 12" as the server names a place. */
export function placeIn(field: string): { line: number; column: number } | null {
  const match = /line (\d+),? column (\d+)/.exec(field);
  return match ? { line: Number(match[1]), column: Number(match[2]) } : null;
}

export function offsetOf(text: string, place: { line: number; column: number }): number {
  const lines = text.split("\n").slice(0, place.line - 1);
  return lines.reduce((sum, line) => sum + line.length + 1, 0) + place.column - 1;
}

/** What makes two environments' flags differ, in words. */
export function differences(a: Flag, b: Flag): string[] {
  const differs = (pick: (flag: Flag) => unknown) =>
    JSON.stringify(pick(a) ?? null) !== JSON.stringify(pick(b) ?? null);
  const found: [string, boolean][] = [
    ["state", a.enabled !== b.enabled],
    ["default", differs((flag) => flag.defaultVariant)],
    ["roll-out", differs((flag) => flag.rollout)],
    ["targeting", !a.rollout && !b.rollout && differs((flag) => flag.targeting)],
    ["variants", differs((flag) => flag.variants)],
  ];
  return found.filter(([, differ]) => differ).map(([name]) => name);
}
