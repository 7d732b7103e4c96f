package dev.firedrill.evidence;

/** Who may ever be told of an event. Staff may always; the team only of what is marked for it. */
public enum Audience {
  TEAM,
  STAFF
}
