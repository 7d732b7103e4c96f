package dev.firedrill.scenarios.plan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Random numbers that staff can draw again and students cannot guess: HMAC-SHA256 under the course
 * secret. Each purpose has its own number, so a new parameter does not change the others.
 */
final class Draw {
  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] seed;

  Draw(byte[] courseSecret, String scenario, String version, String team, int attempt) {
    // NUL occurs in none of them, so no two different inputs read the same.
    this.seed =
        hmac(courseSecret, String.join("\0", scenario, version, team, Integer.toString(attempt)));
  }

  /**
   * A whole number from 0 to {@code bound} - 1, all practically as likely: the bias is bound /
   * 2^64.
   */
  long below(long bound, String purpose) {
    return Long.remainderUnsigned(bits(purpose), bound);
  }

  /** A decimal from 0 (inclusive) to 1 (exclusive). */
  double unit(String purpose) {
    return (bits(purpose) >>> 11) * 0x1.0p-53;
  }

  private long bits(String purpose) {
    return ByteBuffer.wrap(hmac(seed, purpose)).getLong();
  }

  private static byte[] hmac(byte[] key, String message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
