package dev.firedrill.workspace;

/** Who is behind a workspace user. Students are never told which users are synthetic. */
public enum UserKind {
  PERSON,
  BOT,
  SYNTHETIC,
  /** The platform itself, answering commands and posting incident notices. */
  PLATFORM
}
