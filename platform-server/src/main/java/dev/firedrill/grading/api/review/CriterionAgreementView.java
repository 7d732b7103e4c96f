package dev.firedrill.grading.api.review;

import dev.firedrill.grading.agreement.AgreementReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the readers of one criterion agree; null where a statistic is not defined. {@code low}
 * and {@code high}: the 95 % interval of alpha.
 */
public record CriterionAgreementView(
    String criterion,
    String name,
    int units,
    @Nullable Double exact,
    @Nullable Double adjacent,
    @Nullable Double alpha,
    @Nullable Double low,
    @Nullable Double high,
    AgreementReport.Verdict verdict,
    List<RaterPairView> pairs,
    List<RaterLevelView> raters) {
  /** Two raters. */
  public record RaterPairView(
      String first,
      String second,
      int units,
      @Nullable Double exact,
      @Nullable Double kappa,
      @Nullable Double quadratic) {}

  /** What a rater gives on average, against all raters: above 0 is milder. */
  public record RaterLevelView(String rater, int units, double mean, double bias) {}
}
