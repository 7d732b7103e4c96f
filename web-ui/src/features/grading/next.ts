import type { AssessmentState, AssessmentSummary } from "@/api/types";

const ORDER: Record<AssessmentState, number> = {
  READY: 0,
  DRAFT: 1,
  AWAITING_POSTMORTEM: 2,
  PUBLISHED: 3,
};

/** Ready first, then drafts, then those still waiting; newest run first within each. */
export function sortedForGrading(items: AssessmentSummary[]): AssessmentSummary[] {
  return [...items].sort(
    (a, b) =>
      ORDER[a.state] - ORDER[b.state] ||
      b.run.number - a.run.number ||
      a.team.name.localeCompare(b.team.name),
  );
}

/** The next one after `current` that has a postmortem but no published grade; wraps around. */
export function nextUngraded(
  items: AssessmentSummary[],
  current: string | null,
): AssessmentSummary | null {
  const sorted = sortedForGrading(items);
  const at = sorted.findIndex((item) => item.id === current);
  const rest = [...sorted.slice(at + 1), ...sorted.slice(0, Math.max(0, at))];
  return rest.find((item) => item.state === "READY" || item.state === "DRAFT") ?? null;
}
