package dev.firedrill.incident.commands;

import dev.firedrill.incident.Severity;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What follows {@code /incident declare}: a severity, if there is one, and the title. Takes {@code
 * sev2}, {@code SEV 2}, {@code sev-2:} and {@code severity 2}; without one it is SEV3.
 */
record Declaration(Severity severity, String title) {
  private static final Pattern WITH_SEVERITY =
      Pattern.compile(
          "sev(?:erity)?[\\s:_-]*(\\d+)\\b[\\s:,.\\u2013\\u2014-]*(.*)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** Empty when a severity is named that does not exist. */
  static Optional<Declaration> of(String text) {
    Matcher matcher = WITH_SEVERITY.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.of(new Declaration(Severity.SEV3, unquoted(text)));
    }
    String digits = matcher.group(1);
    int number = digits.length() > 2 ? -1 : Integer.parseInt(digits);
    return Severity.ofNumber(number)
        .map(severity -> new Declaration(severity, unquoted(matcher.group(2))));
  }

  private static String unquoted(String text) {
    String bare = text.strip();
    boolean quoted =
        bare.length() >= 2
            && "\"'\u201c".indexOf(bare.charAt(0)) >= 0
            && "\"'\u201d".indexOf(bare.charAt(bare.length() - 1)) >= 0;
    return quoted ? bare.substring(1, bare.length() - 1).strip() : bare;
  }
}
