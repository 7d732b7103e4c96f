package dev.firedrill.cli.command;

import java.util.Locale;

/** An environment as people type it. */
public enum Env {
  PRODUCTION,
  STAGING;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
