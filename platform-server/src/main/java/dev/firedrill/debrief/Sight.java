package dev.firedrill.debrief;

import dev.firedrill.evidence.Audience;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.Lane;
import java.util.EnumSet;
import java.util.Set;

/** How much of a team's replay somebody may see. */
public enum Sight {
  /** Everything. */
  STAFF,
  /** A student the own team, once it is graded: the faults and the scripted messages as well. */
  OWN,
  /** A student another team: what was done and when, in nobody's words. */
  OTHER,
  /** A class at the wall: no faults, no script, no chat. */
  WALL;

  /** As samples of an instrument they would drown the rest. */
  private static final Set<EvidenceKind> SAMPLES =
      EnumSet.of(EvidenceKind.SLI_WINDOW, EvidenceKind.PROBE_SAMPLED, EvidenceKind.PROBE_CHANGED);

  private static final Set<EvidenceKind> ON_THE_WALL =
      EnumSet.of(
          EvidenceKind.INCIDENT_DECLARED,
          EvidenceKind.INCIDENT_UPDATED,
          EvidenceKind.INCIDENT_ROLE_ASSIGNED,
          EvidenceKind.INCIDENT_RESOLVED);

  boolean shows(EvidenceKind kind) {
    if (SAMPLES.contains(kind)) {
      return false;
    }
    boolean forTheTeam = kind.audience() == Audience.TEAM;
    return switch (this) {
      case STAFF -> true;
      case OWN, OTHER ->
          forTheTeam || kind.lane() == Lane.FAULT || kind == EvidenceKind.INJECT_SENT;
      case WALL ->
          forTheTeam
              && switch (kind.lane()) {
                case SLI, ACTION, ALARM, BOT -> true;
                case INCIDENT -> ON_THE_WALL.contains(kind);
                case FAULT, CHAT, PLATFORM -> false;
              };
    };
  }

  boolean showsFaults() {
    return this != WALL;
  }

  /** Whether names and words of people are shown. */
  boolean showsWords() {
    return this != OTHER;
  }
}
