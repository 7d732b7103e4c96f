package dev.firedrill.evidence;

/** The lane of a timeline on which a kind of event is drawn. */
public enum Lane {
  FAULT,
  SLI,
  ACTION,
  CHAT,
  INCIDENT,
  ALARM,
  BOT,
  PLATFORM
}
