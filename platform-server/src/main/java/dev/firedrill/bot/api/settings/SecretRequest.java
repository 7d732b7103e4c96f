package dev.firedrill.bot.api.settings;

import org.jspecify.annotations.Nullable;

/** A secret's new value, why, and whether to deploy it at once, also in spite of a freeze. */
public record SecretRequest(
    String value, String reason, boolean deploy, @Nullable Boolean override) {
  /** Without the value, wherever it may be printed. */
  @Override
  public String toString() {
    return "SecretRequest[reason=" + reason + ", deploy=" + deploy + ", override=" + override + "]";
  }
}
