package dev.firedrill.incident.api.timeline;

import dev.firedrill.evidence.Audience;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.Lane;

/** How much the reader of a timeline may learn. The server drops the rest; no page hides it. */
enum Insight {
  /** A student: what is for the team, and nothing of faults or their scripts. */
  TEAM,
  /** A student after the grade: the faults and the scripted messages as well. */
  DEBRIEF,
  /** Staff: everything. */
  STAFF;

  boolean shows(EvidenceKind kind) {
    return switch (this) {
      case TEAM -> kind.audience() == Audience.TEAM;
      case DEBRIEF ->
          kind.audience() == Audience.TEAM
              || kind.lane() == Lane.FAULT
              || kind == EvidenceKind.INJECT_SENT;
      case STAFF -> true;
    };
  }

  boolean showsFaults() {
    return this != TEAM;
  }
}
