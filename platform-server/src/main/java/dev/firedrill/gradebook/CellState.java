package dev.firedrill.gradebook;

/** How far the grade of one person for one item has come. */
public enum CellState {
  /** The person's team did not take part. */
  NO_RUN,
  /** The run had no effect on the team, so nothing is scored. */
  VOID,
  /** Nobody gave a mark yet. */
  UNGRADED,
  DRAFT,
  READY,
  PUBLISHED,
  EXCUSED
}
