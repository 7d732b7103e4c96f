package dev.firedrill.grading.agreement;

import dev.firedrill.grading.agreement.Bootstrap.Interval;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How far the raters of one criterion agree. A statistic that is not defined is null; raw agreement
 * stands beside every coefficient, because with few units or one dominant level those are unstable.
 *
 * @param units how many units have two ratings or more
 * @param exact over all pairs of ratings of a unit
 * @param adjacent the same within one level
 * @param alpha Krippendorff's, ordinal
 * @param interval of alpha, by bootstrap
 * @param pairs the kappas, which are of two fixed raters
 */
public record AgreementReport(
    int units,
    @Nullable Double exact,
    @Nullable Double adjacent,
    @Nullable Double alpha,
    @Nullable Interval interval,
    Verdict verdict,
    List<PairAgreement> pairs) {
  /** Krippendorff's bounds of what may be concluded from. */
  public static final double GOOD_FROM = 0.8;

  public static final double TENTATIVE_FROM = 0.667;

  public AgreementReport {
    pairs = List.copyOf(pairs);
  }

  /** What to do about it. */
  public enum Verdict {
    GOOD,
    TENTATIVE,
    /** Talk about it, and grade this criterion again. */
    RECALIBRATE,
    /** Fewer than five units have two ratings, or none differ. */
    TOO_FEW
  }

  /** Two raters on the units that both rated. */
  public record PairAgreement(
      String first,
      String second,
      int units,
      @Nullable Double exact,
      @Nullable Double adjacent,
      @Nullable Double kappa,
      @Nullable Double quadratic) {}

  /** The same random gives the same report. */
  public static AgreementReport of(Ratings ratings, RandomGenerator random) {
    List<Ratings.Pair> all = ratings.allPairs();
    Double alpha = orNull(ordinal(ratings));
    return new AgreementReport(
        ratings.paired(),
        orNull(Kappa.exact(all)),
        orNull(Kappa.adjacent(all)),
        alpha,
        Bootstrap.interval(ratings, AgreementReport::ordinal, random).orElse(null),
        verdict(ratings.paired(), alpha),
        ratings.raterPairs().stream().map(pair -> of(pair, ratings.pairs(pair))).toList());
  }

  private static PairAgreement of(Ratings.RaterPair raters, List<Ratings.Pair> pairs) {
    return new PairAgreement(
        raters.first(),
        raters.second(),
        pairs.size(),
        orNull(Kappa.exact(pairs)),
        orNull(Kappa.adjacent(pairs)),
        orNull(Kappa.cohen(pairs)),
        orNull(Kappa.quadratic(pairs)));
  }

  private static Verdict verdict(int units, @Nullable Double alpha) {
    if (units < Bootstrap.UNITS_AT_LEAST || alpha == null) {
      return Verdict.TOO_FEW;
    }
    return alpha >= GOOD_FROM
        ? Verdict.GOOD
        : alpha >= TENTATIVE_FROM ? Verdict.TENTATIVE : Verdict.RECALIBRATE;
  }

  private static OptionalDouble ordinal(Ratings ratings) {
    return Alpha.of(ratings, Alpha.Metric.ORDINAL);
  }

  private static @Nullable Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
