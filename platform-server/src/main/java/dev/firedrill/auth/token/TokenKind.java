package dev.firedrill.auth.token;

/** Whom a token speaks for. */
public enum TokenKind {
  /** One person, with all that the person may do. */
  PERSONAL("fdp_"),
  /** The CI of one team. */
  CI("fdc_");

  private final String prefix;

  TokenKind(String prefix) {
    this.prefix = prefix;
  }

  /** How the text of such a token begins, so that people and secret scanners know it by sight. */
  public String prefix() {
    return prefix;
  }
}
