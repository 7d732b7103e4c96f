package dev.firedrill.grading.api;

import dev.firedrill.grading.scoring.AutoScore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The automatic score with a sentence and the evidence for every line. */
public record AutoScoreView(
    double total,
    boolean voided,
    List<ScoreLineView> lines,
    List<String> notes,
    SignalsView signals) {

  /** One part of the score. */
  public record ScoreLineView(
      String id,
      String label,
      String measured,
      @Nullable String full,
      @Nullable String zero,
      double subScore,
      double weight,
      double points,
      String explanation,
      List<Long> evidence) {}

  /** What was measured; null is never. */
  public record SignalsView(
      @Nullable Instant effectAt,
      @Nullable Instant detectedAt,
      @Nullable Instant engagedAt,
      @Nullable Instant mitigatedAt,
      @Nullable Instant resolvedAt,
      long badRequests,
      long totalRequests,
      double staleSeconds) {}

  static AutoScoreView of(AutoScore score) {
    AutoScore.Measured m = score.signals();
    return new AutoScoreView(
        score.total(),
        score.voided(),
        score.lines().stream()
            .map(l ->
                new ScoreLineView(
                    l.id(),
                    l.label(),
                    l.measured(),
                    l.full(),
                    l.zero(),
                    l.subScore(),
                    l.weight(),
                    l.points(),
                    l.explanation(),
                    l.evidence()))
            .toList(),
        score.notes(),
        new SignalsView(
            m.effectAt(),
            m.detectedAt(),
            m.engagedAt(),
            m.mitigatedAt(),
            m.resolvedAt(),
            m.badRequests(),
            m.totalRequests(),
            m.staleSeconds()));
  }
}
