package dev.firedrill.postmortem.due;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatePolicyTest {
  private static final Instant DUE = Instant.parse("2026-11-22T12:00:00Z");

  /** 15 minutes of grace, then 10 % for each hour begun, at most 50 %, closed after 6 hours. */
  private static final LatePolicy POLICY =
      new LatePolicy(Duration.ofMinutes(15), Duration.ofHours(1), 10, 50, Duration.ofHours(6));

  @ParameterizedTest
  @CsvSource({
    "PT-1S,      0, false",
    "PT0S,       0, false",
    "PT1S,       0, false",
    "PT15M,      0, false",
    "PT15M1S,   10, false",
    "PT1H,      10, false",
    "PT1H0.001S, 20, false",
    "PT4H59M,   50, false",
    "PT5H30M,   50, false",
    "PT6H,      50, false",
    "PT6H1S,    50, true",
    "PT9000H,   50, true"
  })
  void latenessCostsByTheStepBegun(Duration after, int percent, boolean closed) {
    Lateness lateness = POLICY.at(DUE, DUE.plus(after));

    assertThat(lateness.percent()).isEqualTo(percent);
    assertThat(lateness.closed()).isEqualTo(closed);
    assertThat(lateness.late()).isEqualTo(after.isNegative() ? Duration.ZERO : after);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void handingInLaterNeverCostsLessAndNeverMoreThanAll(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      LatePolicy policy =
          new LatePolicy(
              Duration.ofSeconds(random.nextInt(7_200)),
              Duration.ofSeconds(60 + random.nextInt(90_000)),
              random.nextInt(101),
              random.nextInt(101),
              null);
      int before = 0;
      for (int minutes = 0; minutes < 10_000; minutes += 1 + random.nextInt(400)) {
        int percent = policy.at(DUE, DUE.plus(Duration.ofMinutes(minutes))).percent();
        assertThat(percent).isBetween(before, policy.percentAtMost());
        before = percent;
      }
    }
  }

  @Test
  void aRuleThatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> new LatePolicy(Duration.ZERO, Duration.ofSeconds(59), 10, 50, null))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("PT59S");
    assertThatThrownBy(() -> new LatePolicy(Duration.ZERO, Duration.ofHours(1), 101, 50, null))
        .isInstanceOf(Failure.class);
    assertThatThrownBy(() ->
            new LatePolicy(Duration.ofHours(2), Duration.ofHours(1), 10, 50, Duration.ofHours(1)))
        .isInstanceOf(Failure.class);
  }

  @Test
  void theLatestWordAboutTheTimeCountsAndNoExtensionTakesTimeAway() {
    Terms none = Terms.FRESH;
    Terms course = new Terms(1, Duration.ofDays(2), POLICY);
    Instant resolved = DUE.minus(Duration.ofDays(2));

    assertThat(Deadline.of(none, null, null, resolved)).isEmpty();
    assertThat(Deadline.of(course, null, null, null)).isEmpty();
    assertThat(due(course, null, null, resolved)).isEqualTo(DUE);
    assertThat(due(course, DUE.minusSeconds(9), null, resolved)).isEqualTo(DUE.minusSeconds(9));
    assertThat(due(course, null, until(DUE.plusSeconds(9)), resolved))
        .isEqualTo(DUE.plusSeconds(9));
    assertThat(due(course, DUE, until(DUE.minusSeconds(9)), resolved)).isEqualTo(DUE);
    assertThat(due(none, null, until(DUE), null)).isEqualTo(DUE);
    assertThat(Deadline.of(course, null, null, resolved).orElseThrow().closes())
        .isEqualTo(DUE.plus(Duration.ofHours(6)));
  }

  private static Instant due(
      Terms terms,
      @Nullable Instant ofRun,
      @Nullable Extension extension,
      @Nullable Instant resolved) {
    return Deadline.of(terms, ofRun, extension, resolved).orElseThrow().due();
  }

  private static Extension until(Instant due) {
    return new Extension(due, "ill", new PersonId(new UUID(0, 1)), DUE);
  }
}
