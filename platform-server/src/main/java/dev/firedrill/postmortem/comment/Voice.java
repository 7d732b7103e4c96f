package dev.firedrill.postmortem.comment;

/** For whom somebody speaks in a comment. */
public enum Voice {
  /** A member of the team that writes the postmortem. */
  TEAM,
  /** Read by staff alone until an instructor sends it. */
  GRADER,
  INSTRUCTOR;

  public boolean isStaff() {
    return this != TEAM;
  }
}
