import type { Change, Variable } from "@/api/types";

/** Variables and secrets together. */
export const MOST_VARIABLES = 64;
const LONGEST_VALUE = 4096;
const NAME = /^[A-Z][A-Z0-9_]{0,63}$/;

/** What is different between two sets of variables, by name. */
export function variableChanges(before: Variable[], after: Variable[]): Change[] {
  const old = valuesOf(before);
  const now = valuesOf(after);
  return [...new Set([...old.keys(), ...now.keys()])]
    .sort()
    .map((name) => ({ name, before: old.get(name) ?? null, after: now.get(name) ?? null }))
    .filter((change) => change.before !== change.after);
}

/** Why a name cannot be used, or null. */
export function nameRefusal(name: string, reserved: string[], taken: string[]): string | null {
  if (name === "") return "Give a name.";
  if (!NAME.test(name)) return "Capitals, digits and _ only, a capital first, 64 at most.";
  if (reserved.some((each) => isReserved(each, name)))
    return `The platform keeps ${name} for itself.`;
  if (taken.includes(name)) return `${name} is there already.`;
  return null;
}

/** A star at the end stands for any ending. */
function isReserved(pattern: string, name: string): boolean {
  return pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

/** Why a value cannot be used, or null. */
export function valueRefusal(value: string): string | null {
  const size = new TextEncoder().encode(value).length;
  return size > LONGEST_VALUE ? `${size} bytes; ${LONGEST_VALUE} are the most.` : null;
}

export interface RowRefusal {
  name: string | null;
  value: string | null;
}

/** What is wrong with each row; `secrets` and `reserved` are names that are taken. */
export function rowRefusals(rows: Variable[], reserved: string[], secrets: string[]): RowRefusal[] {
  return rows.map((row, at) => ({
    name: nameRefusal(row.name, reserved, [
      ...secrets,
      ...rows.slice(0, at).map((other) => other.name),
    ]),
    value: valueRefusal(row.value),
  }));
}

export interface Clash {
  name: string;
  base: string | null;
  theirs: string | null;
  mine: string | null;
}
export interface Rebased {
  merged: Variable[];
  /** Names that both changed, each in another way; the merge holds mine. */
  clashes: Clash[];
}

/** My changes on top of theirs, both made from the same base. */
export function rebase(base: Variable[], theirs: Variable[], mine: Variable[]): Rebased {
  const merged = valuesOf(theirs);
  const clashes: Clash[] = [];
  const was = valuesOf(base);
  for (const { name, after } of variableChanges(base, mine)) {
    const now = merged.get(name) ?? null;
    const before = was.get(name) ?? null;
    if (now !== before && now !== (after ?? null)) {
      clashes.push({ name, base: before, theirs: now, mine: after ?? null });
    }
    put(merged, name, after ?? null);
  }
  return { merged: variablesOf(merged), clashes };
}

/** The merge with some of the clashes decided for them. */
export function settle(rebased: Rebased, theirs: ReadonlySet<string>): Variable[] {
  const merged = valuesOf(rebased.merged);
  for (const clash of rebased.clashes) {
    if (theirs.has(clash.name)) put(merged, clash.name, clash.theirs);
  }
  return variablesOf(merged);
}

/** Lines such as `NAME=value`, `export NAME="value"`; comments and empty lines are left out. */
export function readLines(text: string): Variable[] {
  return text
    .split(/\r?\n/)
    .map((line) => /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/.exec(line))
    .filter((match) => match !== null)
    .map((match) => ({ name: match[1] ?? "", value: unquoted(match[2] ?? "") }));
}

function unquoted(text: string): string {
  return /^(["']).*\1$/.test(text) && text.length > 1 ? text.slice(1, -1) : text;
}

/** Rows with others laid over them: same names replaced, new ones added. */
export function overlay(rows: Variable[], others: Variable[]): Variable[] {
  const values = valuesOf(rows);
  for (const other of others) values.set(other.name, other.value);
  return variablesOf(values);
}

function put(values: Map<string, string>, name: string, value: string | null): void {
  if (value === null) values.delete(name);
  else values.set(name, value);
}

function valuesOf(variables: Variable[]): Map<string, string> {
  return new Map(variables.map((each) => [each.name, each.value]));
}

function variablesOf(values: Map<string, string>): Variable[] {
  return [...values].map(([name, value]) => ({ name, value }));
}
