package dev.firedrill.slo.objective;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExcuseTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  /** The last five are measured: one team's minutes while other work took the machine's cores. */
  @ParameterizedTest
  @CsvSource({
    "60, 0,    8,  0, ",
    "60, 0,  174,  1, ",
    "60, 6,    8,  6, NOT_SENT",
    "60, 5,    8,  5, ",
    "60, 0,   39,  0, ",
    "59, 1,  936, 53, LATE",
    "60, 0,  536, 41, LATE",
    "60, 0,  416,  2, LATE",
    "60, 0,   12,  0, "
  })
  void aMinuteInWhichThePlatformWasLateIsItsOwn(
      long asked, long errors, int latenessMs, long bad, @Nullable Excuse excuse) {
    SliMinute minute = new SliMinute(NOON, asked, errors, latenessMs, asked - bad, asked);

    assertThat(Excuse.of(minute, NOON.minusSeconds(60))).isEqualTo(Optional.ofNullable(excuse));
  }
}
