package dev.firedrill.bot.freeze;

/** Which freezes somebody wants to deploy in spite of, as far as they may. */
public enum FreezeOverride {
  NONE,
  /** What a student may pass over: freezes of the own team. */
  OF_THE_TEAM,
  /** What an instructor may pass over: those of the course, too. */
  ANY;

  boolean covers(Freeze freeze) {
    return switch (this) {
      case NONE -> false;
      case OF_THE_TEAM -> freeze.team() != null;
      case ANY -> true;
    };
  }
}
