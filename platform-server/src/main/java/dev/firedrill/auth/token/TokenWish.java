package dev.firedrill.auth.token;

import dev.firedrill.kernel.Failure;
import dev.firedrill.team.Team;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What token somebody wants: for the CI of this team, or personal without one. */
public record TokenWish(String name, @Nullable Team team, Duration lifetime) {
  public static final Duration LONGEST = Duration.ofDays(365);
  static final int LONGEST_NAME = 60;

  private static final Pattern GOOD_NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._@()/-]*");

  public TokenWish {
    name = name.strip();
    if (name.length() > LONGEST_NAME || !GOOD_NAME.matcher(name).matches()) {
      throw Failure.invalid(
          "A token's name is 1 to 60 letters, digits, spaces and . _ @ ( ) / -, such as"
              + " 'github-actions'.");
    }
    if (lifetime.compareTo(Duration.ofDays(1)) < 0 || lifetime.compareTo(LONGEST) > 0) {
      throw Failure.invalid("A token lasts 1 to 365 days.");
    }
  }

  TokenKind kind() {
    return team == null ? TokenKind.PERSONAL : TokenKind.CI;
  }
}
