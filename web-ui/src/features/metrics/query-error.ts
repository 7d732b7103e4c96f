import type { Problem } from "@/api/problem";

export interface QueryError {
  words: string;
  /** Counted from 1; null when the whole expression is meant. */
  position: number | null;
}

/** What is wrong with an expression, and where. */
export function queryError(problem: Problem): QueryError | null {
  if (problem.status !== 422) return null;
  const told = Number(problem.body["position"]);
  const read = /at character (\d+)/.exec(problem.detail)?.[1];
  const position = Number.isInteger(told) && told > 0 ? told : read ? Number(read) : null;
  return { words: problem.detail, position };
}

/** The expression taken apart around the sign at a position; past its end the sign is a space. */
export function around(query: string, position: number): [string, string, string] {
  const at = Math.min(Math.max(0, position - 1), query.length);
  return [query.slice(0, at), query.slice(at, at + 1) || " ", query.slice(at + 1)];
}
