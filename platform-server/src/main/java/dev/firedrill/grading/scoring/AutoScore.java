package dev.firedrill.grading.scoring;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The automatic score of one team in one run, with its reasons.
 *
 * @param total 0 to 100 with one decimal; 0 when voided
 * @param voided nothing is scored, the notes say why
 * @param lines one for each part that has a weight
 * @param notes what a reader has to know besides
 */
public record AutoScore(
    double total, boolean voided, List<Line> lines, List<String> notes, Measured signals) {
  public AutoScore {
    lines = List.copyOf(lines);
    notes = List.copyOf(notes);
  }

  /**
   * One part of the score.
   *
   * @param id the part: detect, engage, mitigate, resolve, impact, comms or diagnosis
   * @param full what earns full points; null where no single value does
   * @param zero what earns none; null where no single value does
   * @param subScore 0 to 1, after factors
   * @param weight 0 to 1
   * @param points {@code 100 * weight * subScore} with one decimal
   * @param evidence the ids of the facts behind it
   */
  public record Line(
      String id,
      String label,
      String measured,
      @Nullable String full,
      @Nullable String zero,
      double subScore,
      double weight,
      double points,
      String explanation,
      List<Long> evidence) {
    public Line {
      evidence = List.copyOf(evidence);
    }
  }

  /** The signals that the page shows beside the lines. */
  public record Measured(
      @Nullable Instant effectAt,
      @Nullable Instant detectedAt,
      @Nullable Instant engagedAt,
      @Nullable Instant mitigatedAt,
      @Nullable Instant resolvedAt,
      long badRequests,
      long totalRequests,
      double staleSeconds) {}
}
