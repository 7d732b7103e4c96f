package dev.firedrill.grading;

import dev.firedrill.evidence.HashChain;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Digests over rows that evidence does not hold itself. The digest of a row is written down as a
 * fact when the row is, so a row that somebody changes later does not fit its fact any more.
 */
public final class Seals {
  /** Under which a fact holds the digest. */
  public static final String DIGEST = "digest";

  private Seals() {}

  public static String of(Assessment row) {
    return HashChain.hash(
        HashChain.GENESIS,
        List.of(
            row.id().toString(),
            row.run().toString(),
            Integer.toString(row.runNumber()),
            row.scenarioTitle(),
            row.team().toString(),
            Objects.toString(row.incident(), ""),
            row.from().toString(),
            row.to().toString(),
            Long.toString(row.evidenceUpTo()),
            Long.toString(row.adjustedUpTo()),
            Integer.toString(row.revision()),
            Double.toString(row.objective()),
            Double.toString(row.shareOfMark()),
            row.autoJson(),
            Boolean.toString(row.credit())));
  }

  public static String of(Grade row) {
    Instant published = row.publishedAt();
    return HashChain.hash(
        HashChain.GENESIS,
        List.of(
            row.assessment().toString(),
            Double.toString(row.mark()),
            row.comment(),
            row.state().name(),
            row.by().toString(),
            Long.toString(row.version()),
            row.savedAt().toString(),
            published == null ? "" : published.toString()));
  }
}
