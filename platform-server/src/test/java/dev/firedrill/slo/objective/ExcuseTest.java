package dev.firedrill.slo.objective;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExcuseTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private static SliMinute minute(int after, long bad) {
    return new SliMinute(NOON.plusSeconds(60L * after), 60, 0, 5, 60 - bad, 60);
  }

  /** Measured: bots were connected in the second minute after the platform had started again. */
  @Test
  void untilItIsWellAgainThePlatformsReturnIsExcused() {
    assertThat(Excuse.among(List.of(minute(0, 0), minute(9, 41), minute(10, 60), minute(11, 0))))
        .containsOnlyKeys(minute(9, 0).at(), minute(10, 0).at());
    assertThat(Excuse.among(List.of(minute(0, 0), minute(9, 41), minute(10, 0), minute(11, 60))))
        .containsOnlyKeys(minute(9, 0).at());
    assertThat(
            Excuse.among(
                List.of(minute(0, 0), minute(9, 9), minute(10, 9), minute(11, 9), minute(12, 9))))
        .containsOnlyKeys(minute(9, 0).at(), minute(10, 0).at(), minute(11, 0).at());
  }

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
