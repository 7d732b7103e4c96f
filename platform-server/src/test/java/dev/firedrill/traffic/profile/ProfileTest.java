package dev.firedrill.traffic.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.firedrill.scenarios.Args;
import dev.firedrill.scenarios.crowd.CrowdCatalog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileTest {
  private static final CrowdCatalog CATALOG = CrowdCatalog.bundled();

  private static Profile profile(String name, Map<String, ?> args, long seconds) {
    return Profile.of(name, Args.of(args), Duration.ofSeconds(seconds), CATALOG);
  }

  private static List<Double> arrivals(Profile profile, long seed) {
    List<Double> all = new ArrayList<>();
    Arrivals arrivals = profile.arrivals(new SplittableRandom(seed));
    for (double at = arrivals.next(); at < Double.POSITIVE_INFINITY; at = arrivals.next()) {
      all.add(at);
    }
    return all;
  }

  static Stream<Arguments> profiles() {
    return Stream.of(
        Arguments.of("steady", Map.of("rps", 3), 120L, 360.0),
        Arguments.of("steady", Map.of("users", 90), 120L, 180.0),
        Arguments.of("ramp", Map.of("from", 0, "to", 8), 100L, 400.0),
        Arguments.of("spike", Map.of("from", 1, "to", 11, "rise", "PT10S"), 100L, 1000.0),
        Arguments.of("poisson", Map.of("rps", 20), 600L, 12_000.0),
        Arguments.of("recorded", Map.of("trace", List.of(2, 4), "bucket", "PT30S"), 90L, 240.0),
        Arguments.of("recorded", Map.of("trace", List.of(2), "scale", 2.5), 60L, 300.0),
        Arguments.of("recorded", Map.of("recording", "working-day"), 960L, 60 * 23.7));
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void asManyComeAsTheRateSaysInOrderAndTheSameForTheSameSeed(
      String name, Map<String, ?> args, long seconds, double expected) {
    Profile profile = profile(name, args, seconds);
    double slack = profile.random() ? 4 * Math.sqrt(expected) : 1;

    assertThat(profile.curve().countUntil((double) seconds))
        .isCloseTo(expected, within(1e-6 * expected));
    List<Double> all = arrivals(profile, 7);
    assertThat((double) all.size()).isCloseTo(expected, within(slack));
    assertThat(all)
        .isSorted()
        .allSatisfy(at -> assertThat(at).isBetween(0.0, (double) seconds))
        .isEqualTo(arrivals(profile, 7))
        .isNotEqualTo(arrivals(profile, 8));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void gapsOfPoissonArrivalsVaryAsMuchAsTheyAreLong(long seed) {
    List<Double> all = arrivals(profile("poisson", Map.of("rps", 10), 2_000), seed);
    List<Double> gaps = new ArrayList<>();
    for (int i = 1; i < all.size(); i++) {
      gaps.add(all.get(i) - all.get(i - 1));
    }
    double mean = gaps.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double variance =
        gaps.stream().mapToDouble(gap -> (gap - mean) * (gap - mean)).average().orElseThrow();

    assertThat(mean).isCloseTo(0.1, within(0.005));
    assertThat(Math.sqrt(variance) / mean).isCloseTo(1, within(0.06));
  }

  @Test
  void gapsOfSteadyArrivalsAreAllTheSame() {
    List<Double> all = arrivals(profile("steady", Map.of("rps", 4), 60), 3);

    for (int i = 1; i < all.size(); i++) {
      assertThat(all.get(i) - all.get(i - 1)).isCloseTo(0.25, within(1e-9));
    }
  }

  @Test
  void recordedOffsetsComeExactlyAsTheyWereAndOverAgain() {
    Profile profile =
        profile("recorded", Map.of("offsets", List.of(0.5, 2, 2.25), "every", "PT10S"), 23);

    assertThat(arrivals(profile, 1))
        .containsExactly(0.5, 2.0, 2.25, 10.5, 12.0, 12.25, 20.5, 22.0, 22.25);
    assertThat(arrivals(profile, 2)).isEqualTo(arrivals(profile, 1));
  }

  @Test
  void whatCannotBeMadeIsRefusedWithWhatCould() {
    assertThatThrownBy(() -> profile("sawtooth", Map.of(), 60))
        .hasMessageContaining("\"sawtooth\"")
        .hasMessageContaining("steady, ramp, spike, poisson or recorded");
    assertThatThrownBy(() -> profile("ramp", Map.of("from", 1), 60)).hasMessageContaining("to");
    assertThatThrownBy(() -> profile("recorded", Map.of("recording", "christmas"), 60))
        .hasMessageContaining("lecture-break");
  }
}
