package dev.firedrill.traffic.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateCurveTest {
  @Test
  void aSteadyCurveIsTheSameAllTheTimeAndNothingAfterwards() {
    RateCurve curve = RateCurve.steady(4, 60);

    assertThat(curve.rateAt(0)).isEqualTo(4);
    assertThat(curve.rateAt(59.9)).isEqualTo(4);
    assertThat(curve.rateAt(60)).isZero();
    assertThat(curve.countUntil(1000)).isEqualTo(240);
    assertThat(curve.timeOf(120)).isEqualTo(30);
  }

  @Test
  void aRampGoesEvenlyFromOneRateToTheOther() {
    RateCurve curve = RateCurve.ramp(2, 6, 100);

    assertThat(curve.rateAt(50)).isEqualTo(4);
    assertThat(curve.countUntil(100)).isEqualTo(400);
    assertThat(curve.countUntil(50)).isEqualTo(150);
  }

  @Test
  void aSpikeRisesIsHeldAndFallsInTheMiddle() {
    RateCurve curve = RateCurve.spike(1, 9, 10, 20, 100);

    assertThat(curve.seconds()).isEqualTo(100);
    assertThat(curve.rateAt(0)).isEqualTo(1);
    assertThat(curve.rateAt(29)).isEqualTo(1);
    assertThat(curve.rateAt(35)).isEqualTo(5);
    assertThat(curve.rateAt(50)).isEqualTo(9);
    assertThat(curve.rateAt(65)).isEqualTo(5);
    assertThat(curve.rateAt(90)).isEqualTo(1);
    assertThat(curve.countUntil(100)).isCloseTo(100 + 8 * 30, within(1e-9));
  }

  @Test
  void aSpikeThatDoesNotFitLosesItsHoldFirst() {
    RateCurve curve = RateCurve.spike(0, 10, 30, 500, 40);

    assertThat(curve.seconds()).isEqualTo(40);
    assertThat(curve.rateAt(20)).isEqualTo(10);
    assertThat(curve.countUntil(40)).isEqualTo(200);
  }

  @Test
  void bucketsComeOverAgainUntilTheTimeIsFull() {
    RateCurve curve = RateCurve.buckets(List.of(1.0, 0.0, 3.0), 10, 45);

    assertThat(curve.rateAt(5)).isEqualTo(1);
    assertThat(curve.rateAt(15)).isZero();
    assertThat(curve.rateAt(25)).isEqualTo(3);
    assertThat(curve.rateAt(31)).isEqualTo(1);
    assertThat(curve.countUntil(45)).isEqualTo(50);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void countAndTimeAreInverseAndTheRateIntegratesToTheCount(long seed) {
    RateCurve curve = drawn(new SplittableRandom(seed));
    double total = curve.countUntil(curve.seconds());

    double before = 0;
    for (double count = 0.25; count < total; count += total / 97) {
      double at = curve.timeOf(count);
      assertThat(at).isBetween(before, curve.seconds());
      assertThat(curve.countUntil(at)).isCloseTo(count, within(1e-6 * Math.max(1, total)));
      before = at;
    }
    double step = curve.seconds() / 50_000;
    double sum =
        DoubleStream.iterate(step / 2, at -> at < curve.seconds(), at -> at + step)
            .map(at -> curve.rateAt(at) * step)
            .sum();
    assertThat(sum).isCloseTo(total, within(0.002 * total + 0.1));
  }

  private static RateCurve drawn(SplittableRandom random) {
    double seconds = 10 + random.nextDouble() * 600;
    return switch (random.nextInt(4)) {
      case 0 -> RateCurve.steady(0.1 + random.nextDouble() * 20, seconds);
      case 1 -> RateCurve.ramp(random.nextDouble() * 9, 0.1 + random.nextDouble() * 9, seconds);
      case 2 ->
          RateCurve.spike(
              random.nextDouble(), 5 + random.nextDouble() * 9, seconds / 9, seconds / 5, seconds);
      default ->
          RateCurve.buckets(
              new Random(random.nextLong()).doubles(7, 0, 9).boxed().toList(), 11, seconds);
    };
  }
}
