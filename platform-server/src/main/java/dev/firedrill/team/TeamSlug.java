package dev.firedrill.team;

import dev.firedrill.kernel.Failure;
import java.util.regex.Pattern;

/** A team's short name: a DNS label, so that it can name channels, directories and namespaces. */
public record TeamSlug(String value) {
  private static final Pattern DNS_LABEL = Pattern.compile("[a-z]([-a-z0-9]{0,38}[a-z0-9])?");

  public TeamSlug {
    if (!DNS_LABEL.matcher(value).matches()) {
      throw Failure.invalid(
          "team slug '"
              + value
              + "' is not a DNS label: use at most 40 lower-case letters, digits and hyphens,"
              + " beginning with a letter");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
