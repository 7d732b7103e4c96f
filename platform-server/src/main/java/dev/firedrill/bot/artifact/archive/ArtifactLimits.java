package dev.firedrill.bot.artifact.archive;

/**
 * How much an upload may be: bytes as uploaded, bytes and entries unpacked, and how many times its
 * own size it may unpack to.
 */
public record ArtifactLimits(long packedBytes, long unpackedBytes, int entries, int ratio) {
  /** 128 MiB packed, 512 MiB in 50,000 entries unpacked, at most a hundredfold. */
  public static final ArtifactLimits DEFAULT =
      new ArtifactLimits(128L << 20, 512L << 20, 50_000, 100);

  public ArtifactLimits {
    if (packedBytes < 1 || unpackedBytes < 1 || entries < 1 || ratio < 1) {
      throw new IllegalArgumentException("every limit must be at least 1");
    }
  }

  /** For people: whole MiB, or bytes below one. */
  public static String size(long bytes) {
    return bytes >= 1 << 20 ? (bytes >> 20) + " MiB" : bytes + " bytes";
  }
}
