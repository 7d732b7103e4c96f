package dev.firedrill.bot.settings;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The key under which secrets rest. Its id tells keys apart and gives nothing of them away. */
public final class EncryptionKey {
  public static final int BYTES = 32;
  private static final int ID_DIGITS = 16;

  private final SecretKey key;
  private final String id;

  /** Takes a copy of the bytes, of which there must be 32. */
  public EncryptionKey(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a key has 32 bytes, not " + bytes.length);
    }
    this.key = new SecretKeySpec(Arrays.copyOf(bytes, BYTES), "AES");
    this.id = idOf(bytes);
  }

  public String id() {
    return id;
  }

  SecretKey key() {
    return key;
  }

  @Override
  public String toString() {
    return "key " + id;
  }

  private static String idOf(byte[] bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update("firedrill key id".getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest.digest(bytes)).substring(0, ID_DIGITS);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
