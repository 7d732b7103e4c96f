package dev.firedrill.web.ui;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One file as it is served. Its tag is the hash of its bytes. */
@SuppressWarnings("ArrayRecordComponent") // Bytes to hand on, never compared.
record Page(byte[] bytes, String contentType, String cacheControl, String tag) {
  static Page of(byte[] bytes, String contentType, String cacheControl) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      String tag = "\"" + HexFormat.of().formatHex(hash, 0, 12) + "\"";
      return new Page(bytes, contentType, cacheControl, tag);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
