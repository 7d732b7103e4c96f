package dev.firedrill.auth.token;

import dev.firedrill.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;

/**
 * How a token is written: a prefix that tells its kind, 256 random bits, and a check so that a typo
 * or a cut-off paste is known for what it is without asking the database.
 */
final class TokenText {
  private static final int BYTES = 32;
  private static final int CHECK_LENGTH = 6;
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private TokenText() {}

  /** The generator must be a cryptographic one. */
  static Secret random(TokenKind kind, RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String body = kind.prefix() + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return new Secret(body + check(body));
  }

  /** Whether this can be a token of ours at all. */
  static boolean isWellFormed(String presented) {
    int body = TokenKind.CI.prefix().length() + (BYTES * 8 + 5) / 6;
    return presented.length() == body + CHECK_LENGTH
        && (presented.startsWith(TokenKind.PERSONAL.prefix())
            || presented.startsWith(TokenKind.CI.prefix()))
        && check(presented.substring(0, body)).equals(presented.substring(body));
  }

  /** CRC-32 in six digits of base 62. */
  private static String check(String body) {
    CRC32 crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.UTF_8));
    long rest = crc.getValue();
    char[] digits = new char[CHECK_LENGTH];
    for (int place = CHECK_LENGTH - 1; place >= 0; place--) {
      digits[place] = DIGITS.charAt((int) (rest % DIGITS.length()));
      rest /= DIGITS.length();
    }
    return new String(digits);
  }
}
