package dev.firedrill.telemetry.logs;

import java.util.regex.Pattern;

/** Blots out what opens doors before a line is kept: bots in any language print what they like. */
final class Redaction {
  private static final Pattern SECRET =
      Pattern.compile(
          "(xox[a-z]|xapp|xoxe\\.xox[a-z])-[A-Za-z0-9-]+" // Slack's tokens and our workspace's
              + "|fd[pc]_[A-Za-z0-9_-]+" // the platform's
              + "|eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*" // JSON Web Tokens
              + "|(?i:bearer) [A-Za-z0-9._~+/-]+"
              + "|(?<=ticket=)[^&\\s\"]+"
              + "|(?<=/upstream/)[^/?\\s\"]+"
              + "|(?<=://)[^/@\\s\"]{1,200}(?=@)");

  private static final Pattern NAME =
      Pattern.compile("(?i).*(password|passwd|secret|token|api_?key|authorization).*");

  private Redaction() {}

  static String of(String text) {
    return SECRET.matcher(text).replaceAll("***");
  }

  /** The value of a field, unless the field's name says that it is a secret. */
  static String of(String field, String value) {
    return NAME.matcher(field).matches() ? "***" : of(value);
  }
}
