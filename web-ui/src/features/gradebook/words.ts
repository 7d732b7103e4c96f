import type { FillRow, GradebookCell } from "@/api/gradebook-types";
import type { Said } from "@/components/words";

export const CELL_WORDS: Record<GradebookCell["state"], Said> = {
  PUBLISHED: { word: "Published", tone: "ok" },
  READY: { word: "Ready", tone: "neutral" },
  DRAFT: { word: "Draft", tone: "warn" },
  UNGRADED: { word: "Not graded", tone: "none" },
  EXCUSED: { word: "Excused", tone: "neutral" },
  VOID: { word: "Void", tone: "none" },
  NO_RUN: { word: "No part", tone: "none" },
};

export const OUTCOME_WORDS: Record<FillRow["outcome"], Said> = {
  CHANGED: { word: "Will change", tone: "ok" },
  UNCHANGED: { word: "Unchanged", tone: "neutral" },
  NO_GRADE: { word: "No grade", tone: "none" },
  UNMATCHED: { word: "Unmatched", tone: "warn" },
  AMBIGUOUS: { word: "Ambiguous", tone: "breach" },
  DOUBLED: { word: "Doubled", tone: "breach" },
  SHORT: { word: "Row too short", tone: "breach" },
};

/** Scores in the gradebook have at most two decimals; a dash for none. */
export function score(value: number | null | undefined): string {
  return value === null || value === undefined ? "–" : String(Math.round(value * 100) / 100);
}
