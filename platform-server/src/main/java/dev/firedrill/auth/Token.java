package dev.firedrill.auth;

import dev.firedrill.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** 256 random bits that stand for somebody. Only their hash is ever stored. */
public record Token(Secret secret) {
  private static final int BYTES = 32;

  /** The generator must be a cryptographic one. */
  static Token random(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new Token(new Secret(text(bytes)));
  }

  /**
   * SHA-256 in hexadecimal: enough for a value that nobody can guess, so no salt and no stretching.
   */
  public static String hash(String presented) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(presented.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /** The CSRF token of a session follows from its cookie, so that it need not be stored. */
  static Secret csrf(String cookie) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(cookie.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return new Secret(text(mac.doFinal("csrf".getBytes(StandardCharsets.UTF_8))));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HMAC-SHA-256", impossible);
    }
  }

  String hash() {
    return hash(secret.reveal());
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
