package dev.firedrill.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The buckets grow by 2 %, so a value read from the middle of one is within 1 % of the raw one. */
class LatencyHistogramPropertyTest {
  private static final Percentage BUCKET_ERROR = Percentage.withPercentage(1.0);
  private static final double[] QUANTILES = {0.01, 0.5, 0.9, 0.95, 0.99, 0.999, 1};

  static LongStream seeds() {
    return LongStream.range(0, 1_000);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void mergedSecondsEqualTheRawLatencies(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double median = Math.exp(random.nextDouble(Math.log(0.5), Math.log(3_000)));
    double spread = random.nextDouble(0.1, 2);
    List<LatencyHistogram> seconds = new ArrayList<>();
    List<Duration> raw = new ArrayList<>();
    for (int second = 0; second < 60; second++) {
      LatencyHistogram histogram = LatencyHistogram.EMPTY;
      for (int i = random.nextInt(6); i > 0; i--) {
        double millis = median * Math.exp(spread * random.nextGaussian());
        Duration latency = Duration.ofNanos((long) (Math.clamp(millis, 0.1, 59_000) * 1e6));
        histogram = histogram.plus(latency);
        raw.add(latency);
      }
      seconds.add(LatencyHistogram.ofBytes(histogram.toBytes()));
    }
    raw.sort(null);

    LatencyHistogram merged = LatencyHistogram.merged(seconds);

    assertThat(merged.count()).isEqualTo(raw.size());
    for (double quantile : QUANTILES) {
      Duration exact = raw.get((int) Math.ceil(quantile * raw.size()) - 1);
      assertThat((double) Objects.requireNonNull(merged.percentile(quantile)).toNanos())
          .as("p%s of seed %d", quantile * 100, seed)
          .isCloseTo((double) exact.toNanos(), BUCKET_ERROR);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatWasAddedAndTakenAwayLeavesThePercentilesOfTheRest(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    LatencyHistogram.Running running = new LatencyHistogram.Running();
    List<LatencyHistogram> rest = new ArrayList<>();
    for (int step = 0; step < 30; step++) {
      LatencyHistogram histogram = LatencyHistogram.EMPTY;
      for (int i = random.nextInt(4); i > 0; i--) {
        histogram = histogram.plus(Duration.ofMillis(random.nextLong(1, 30_000)));
      }
      running.add(histogram);
      rest.add(histogram);
      if (random.nextBoolean()) {
        running.remove(rest.remove(random.nextInt(rest.size())));
      }
    }

    LatencyHistogram merged = LatencyHistogram.merged(rest);

    for (double quantile : QUANTILES) {
      assertThat(running.percentileMs(quantile)).isEqualTo(merged.percentileMs(quantile));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderOfMergingDoesNotMatter(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    LatencyHistogram a = some(random);
    LatencyHistogram b = some(random);
    LatencyHistogram c = some(random);

    LatencyHistogram left =
        LatencyHistogram.merged(List.of(LatencyHistogram.merged(List.of(a, b)), c));

    assertThat(left).isEqualTo(LatencyHistogram.merged(List.of(c, a, b)));
    assertThat(LatencyHistogram.ofBytes(left.toBytes())).isEqualTo(left);
  }

  @Test
  void aSecondWithOneAnswerTakesTwoOrThreeBytes() {
    assertThat(LatencyHistogram.EMPTY.toBytes()).isEmpty();
    assertThat(LatencyHistogram.of(Duration.ofMillis(1)).toBytes()).hasSize(2);
    assertThat(LatencyHistogram.of(Duration.ofSeconds(3)).toBytes()).hasSize(3);
  }

  @Test
  void withoutAnAnswerThereIsNoPercentile() {
    assertThat(LatencyHistogram.EMPTY.percentileMs(0.5)).isNull();
  }

  @Test
  void whatIsBeyondTheScaleIsKeptAtItsEnds() {
    assertThat(LatencyHistogram.of(Duration.ofHours(1)).percentileMs(1)).isBetween(59_400, 60_600);
    assertThat(LatencyHistogram.of(Duration.ZERO).percentileMs(1)).isZero();
  }

  @Test
  void bytesOfSomethingElseAreRefused() {
    assertThatThrownBy(() -> LatencyHistogram.ofBytes(new byte[] {1, 1, 1}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LatencyHistogram.ofBytes(new byte[] {(byte) 0xff, 0x7f, 1}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static LatencyHistogram some(SplittableRandom random) {
    LatencyHistogram histogram = LatencyHistogram.EMPTY;
    for (int i = random.nextInt(20); i > 0; i--) {
      histogram = histogram.plus(Duration.ofNanos(random.nextLong(20_000_000_000L)));
    }
    return histogram;
  }
}
