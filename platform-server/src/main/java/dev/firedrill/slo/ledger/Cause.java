package dev.firedrill.slo.ledger;

/** What a bad minute is charged to. */
public enum Cause {
  /** A verified fault of a run was in effect. */
  INSTRUCTOR_FAULT,
  /** The stretch of bad minutes began within ten minutes of a change that the team made. */
  TEAM_CHANGE,
  /** The platform did not ask as it should; excused. */
  PLATFORM,
  /** Nothing on record explains it. */
  UNEXPLAINED,
  /** The reader may not know yet: told with the debrief. */
  PENDING
}
