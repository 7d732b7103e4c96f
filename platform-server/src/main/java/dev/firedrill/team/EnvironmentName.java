package dev.firedrill.team;

import java.util.Locale;

/** The two environments in which every team operates its bot. */
public enum EnvironmentName {
  PRODUCTION,
  STAGING;

  /** Lower case, as bots and channels are told it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
