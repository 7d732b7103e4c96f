package dev.firedrill.grading.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.firedrill.grading.agreement.AgreementReport.Verdict;
import dev.firedrill.grading.agreement.Ratings.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementTest {
  private static final Offset<Double> THREE_DIGITS = within(0.0005);

  /** One character for each unit; a dot where the observer said nothing. */
  private static Ratings observers(String... rows) {
    List<Rating> ratings = new ArrayList<>();
    for (int rater = 0; rater < rows.length; rater++) {
      for (int unit = 0; unit < rows[rater].length(); unit++) {
        char cell = rows[rater].charAt(unit);
        if (cell != '.') {
          ratings.add(new Rating("u" + unit, "r" + rater, cell - '0'));
        }
      }
    }
    return Ratings.of(ratings);
  }

  /**
   * K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), part C: 4 observers, 12
   * units, missing data. The paper gives .743 nominal, .815 ordinal, .849 interval.
   */
  @ParameterizedTest
  @CsvSource({"NOMINAL, 0.743", "ORDINAL, 0.815", "INTERVAL, 0.849"})
  void alphaIsThatOfKrippendorffsOwnExample(Alpha.Metric metric, double published) {
    Ratings ratings = observers("123321412...", "1233224125.3", ".3332342251.", "12332441251.");

    assertThat(ratings.size()).isEqualTo(12);
    assertThat(ratings.paired()).isEqualTo(11);
    assertThat(Alpha.of(ratings, metric).orElseThrow()).isCloseTo(published, THREE_DIGITS);
  }

  /** The same paper, part A: two observers, ten units, binary, none missing: .095. */
  @Test
  void alphaOfTwoObserversIsThatOfThePaper() {
    Ratings ratings = observers("0100000010", "1110010000");

    assertThat(Alpha.of(ratings, Alpha.Metric.NOMINAL).orElseThrow())
        .isCloseTo(0.095, THREE_DIGITS);
  }

  /**
   * Maple 2024 help, EssayTools[QuadraticWeightedKappa]: 0.758620689655172 and 0.438095238095238.
   */
  @Test
  void quadraticKappaIsThatOfTheHandbookOfMaple() {
    int[] essays = {9, 7, 8, 7, 6, 8, 3, 5, 10};

    assertThat(Kappa.quadratic(pairs(essays, 8, 8, 6, 6, 7, 6, 1, 4, 8)).orElseThrow())
        .isCloseTo(0.758620689655172, within(1e-12));
    assertThat(Kappa.quadratic(pairs(essays, 3, 5, 6, 6, 7, 6, 1, 4, 8)).orElseThrow())
        .isCloseTo(0.438095238095238, within(1e-12));
  }

  /** The grant proposals of Wikipedia's "Cohen's kappa": 20, 5, 10, 15 of 50: 0.4. */
  @Test
  void cohensKappaIsThatOfTheGrantProposals() {
    List<Pair> pairs = new ArrayList<>();
    add(pairs, 20, 1, 1);
    add(pairs, 5, 1, 0);
    add(pairs, 10, 0, 1);
    add(pairs, 15, 0, 0);

    assertThat(Kappa.cohen(pairs).orElseThrow()).isCloseTo(0.4, THREE_DIGITS);
    assertThat(Kappa.exact(pairs).orElseThrow()).isCloseTo(0.7, THREE_DIGITS);
  }

  @Test
  void adjacentAgreementForgivesOneLevel() {
    List<Pair> pairs = List.of(new Pair(3, 3), new Pair(2, 3), new Pair(0, 2), new Pair(1, 2.5));

    assertThat(Kappa.exact(pairs)).hasValue(0.25);
    assertThat(Kappa.adjacent(pairs)).hasValue(0.5);
  }

  @Test
  void whatIsNotDefinedIsEmptyAndNotOne() {
    assertThat(Kappa.exact(List.of())).isEmpty();
    assertThat(Kappa.quadratic(List.of(new Pair(2, 2), new Pair(2, 2)))).isEmpty();
    assertThat(Alpha.of(observers("2222", "2222"), Alpha.Metric.ORDINAL)).isEmpty();
    assertThat(Alpha.of(observers("12..", "..12"), Alpha.Metric.ORDINAL)).isEmpty();
    assertThatThrownBy(() -> Ratings.of(List.of(new Rating("u", "r", 1), new Rating("u", "r", 2))))
        .hasMessage("rater r rated unit u twice");
  }

  @Test
  void perfectAgreementIsOneAndRatersWhoSwapAreBelowZero() {
    assertThat(Alpha.of(observers("0123", "0123"), Alpha.Metric.ORDINAL)).hasValue(1);
    assertThat(Alpha.of(observers("0303", "3030"), Alpha.Metric.ORDINAL).orElseThrow())
        .isNegative();
    assertThat(Kappa.quadratic(observers("0123", "0123").allPairs())).hasValue(1);
  }

  @Test
  void theIntervalHoldsTheValueAndTheSameRandomGivesTheSameInterval() {
    Ratings ratings = observers("0123012301230123", "0123112302230122");

    AgreementReport report = AgreementReport.of(ratings, new Random(7));
    assertThat(AgreementReport.of(ratings, new Random(7))).isEqualTo(report);
    Bootstrap.Interval interval = Objects.requireNonNull(report.interval());
    assertThat(Objects.requireNonNull(report.alpha())).isBetween(interval.low(), interval.high());
    assertThat(interval.low()).isGreaterThan(0.3);
    assertThat(interval.high()).isLessThanOrEqualTo(1);
    assertThat(report.verdict()).isEqualTo(Verdict.GOOD);
    assertThat(report.pairs())
        .singleElement()
        .satisfies(pair -> assertThat(pair.units()).isEqualTo(16));
  }

  @Test
  void fewUnitsGiveNoVerdict() {
    AgreementReport report = AgreementReport.of(observers("0123", "0123"), new Random(1));

    assertThat(report.verdict()).isEqualTo(Verdict.TOO_FEW);
    assertThat(report.interval()).isNull();
    assertThat(report.exact()).isEqualTo(1);
  }

  @Test
  void alphaStaysAtOneOrBelowAndTheOrderOfRatersDoesNotMatter() {
    Random random = new Random(42);
    for (int round = 0; round < 2_000; round++) {
      List<Rating> ratings = new ArrayList<>();
      int raters = 2 + random.nextInt(4);
      for (int unit = 0; unit < 8; unit++) {
        for (int rater = 0; rater < raters; rater++) {
          if (random.nextInt(4) > 0) {
            ratings.add(new Rating("u" + unit, "r" + rater, random.nextInt(4)));
          }
        }
      }
      for (Alpha.Metric metric : Alpha.Metric.values()) {
        var alpha = Alpha.of(Ratings.of(ratings), metric);
        var turned = Alpha.of(Ratings.of(ratings.reversed()), metric);
        assertThat(alpha.isPresent()).isEqualTo(turned.isPresent());
        if (alpha.isPresent()) {
          assertThat(alpha.getAsDouble()).isLessThanOrEqualTo(1);
          assertThat(alpha.getAsDouble()).isCloseTo(turned.getAsDouble(), within(1e-12));
        }
      }
    }
  }

  private static List<Pair> pairs(int[] first, int... second) {
    return IntStream.range(0, first.length)
        .mapToObj(at -> new Pair(first[at], second[at]))
        .toList();
  }

  private static void add(List<Pair> pairs, int times, double first, double second) {
    for (int i = 0; i < times; i++) {
      pairs.add(new Pair(first, second));
    }
  }
}
