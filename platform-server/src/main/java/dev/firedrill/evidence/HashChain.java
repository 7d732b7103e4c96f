package dev.firedrill.evidence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The hash of a fact: SHA-256 over the previous hash and the fact's fields, each prefixed by its
 * length.
 */
public final class HashChain {
  /** What stands before the first fact of a chain. */
  public static final String GENESIS = "0".repeat(64);

  private HashChain() {}

  public static String hash(String previous, List<String> fields) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(previous.getBytes(StandardCharsets.US_ASCII));
      for (String field : fields) {
        byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
        // The length keeps "ab" + "c" apart from "a" + "bc".
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
