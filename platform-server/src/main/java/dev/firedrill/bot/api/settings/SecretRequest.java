package dev.firedrill.bot.api.settings;

/** A secret's new value, why, and whether to deploy it at once. */
public record SecretRequest(String value, String reason, boolean deploy) {
  /** Without the value, wherever it may be printed. */
  @Override
  public String toString() {
    return "SecretRequest[reason=" + reason + ", deploy=" + deploy + "]";
  }
}
