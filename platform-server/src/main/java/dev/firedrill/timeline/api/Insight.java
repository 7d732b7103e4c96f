package dev.firedrill.timeline.api;

import dev.firedrill.auth.Principal;
import dev.firedrill.evidence.Audience;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.Lane;
import java.util.EnumSet;
import java.util.Set;

/** How much the reader of a timeline may learn. The server drops the rest; no page hides it. */
enum Insight {
  /** A student: what is for the team, and nothing of faults or their scripts. */
  TEAM,
  /** A student after the grade: the faults and the scripted messages as well. */
  DEBRIEF,
  /** A class at the wall: as a student, and nothing of what a team writes for itself. */
  PROJECTOR,
  /** Staff: everything. */
  STAFF;

  private static final Set<EvidenceKind> ON_THE_WALL =
      EnumSet.of(
          EvidenceKind.INCIDENT_DECLARED,
          EvidenceKind.INCIDENT_UPDATED,
          EvidenceKind.INCIDENT_ROLE_ASSIGNED,
          EvidenceKind.INCIDENT_RESOLVED);

  static Insight of(Principal viewer) {
    if (viewer.isProjected()) {
      return PROJECTOR;
    }
    return viewer.isStaff() ? STAFF : TEAM;
  }

  boolean shows(EvidenceKind kind) {
    return switch (this) {
      case TEAM -> kind.audience() == Audience.TEAM;
      case DEBRIEF ->
          kind.audience() == Audience.TEAM
              || kind.lane() == Lane.FAULT
              || kind == EvidenceKind.INJECT_SENT;
      case PROJECTOR ->
          kind.audience() == Audience.TEAM
              && switch (kind.lane()) {
                case SLI, ACTION, ALARM, BOT -> true;
                case INCIDENT -> ON_THE_WALL.contains(kind);
                case FAULT, CHAT, PLATFORM -> false;
              };
      case STAFF -> true;
    };
  }

  boolean showsFaults() {
    return this == DEBRIEF || this == STAFF;
  }
}
