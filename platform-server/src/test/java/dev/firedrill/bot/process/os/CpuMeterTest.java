package dev.firedrill.bot.process.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CpuMeterTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Offset<Double> NEARLY = within(0.001);

  private final CpuMeter meter = new CpuMeter(MINUTE);

  private static OsProcess used(long pid, long start, long own, long ofChildren) {
    return new OsProcess(pid, 1, 1, 1, start, 0, own, ofChildren);
  }

  private void at(long second, OsProcess... members) {
    meter.take(Duration.ofSeconds(second).toNanos(), List.of(members));
  }

  @Test
  void nothingIsSaidBeforeTheTimeHasPassed() {
    at(0, used(7, 1, 0, 0));
    at(59, used(7, 1, 5_900, 0));

    assertThat(meter.cores(MINUTE)).isEmpty();
    assertThat(meter.cores(Duration.ofSeconds(59)).orElseThrow()).isCloseTo(1.0, NEARLY);
  }

  @Test
  void allProcessesCountTogether() {
    at(0, used(7, 1, 100, 0), used(8, 1, 100, 0));
    at(60, used(7, 1, 3_100, 0), used(8, 1, 6_100, 0));

    assertThat(meter.cores(MINUTE).orElseThrow()).isCloseTo(1.5, NEARLY);
  }

  @Test
  void whatPassesToTheParentIsCountedOnce() {
    at(0, used(7, 1, 0, 0));
    at(30, used(7, 1, 0, 0), used(8, 1, 3_000, 0));
    at(60, used(7, 1, 0, 3_000));

    assertThat(meter.cores(MINUTE).orElseThrow()).isCloseTo(0.5, NEARLY);
  }

  @Test
  void childrenTooShortToBeSeenAreCountedAtTheirParent() {
    at(0, used(7, 1, 0, 0));
    at(60, used(7, 1, 0, 6_000));

    assertThat(meter.cores(MINUTE).orElseThrow()).isCloseTo(1.0, NEARLY);
  }

  @Test
  void aNumberThatIsUsedAgainIsAnotherProcess() {
    at(0, used(7, 1, 5_000, 0));
    at(60, used(7, 2, 600, 0));

    assertThat(meter.cores(MINUTE).orElseThrow()).isCloseTo(0.1, NEARLY);
  }

  @Test
  void aBusyMinuteIsForgottenAfterAQuietOne() {
    at(0, used(7, 1, 0, 0));
    at(60, used(7, 1, 6_000, 0));
    at(90, used(7, 1, 6_000, 0));
    at(120, used(7, 1, 6_000, 0));

    assertThat(meter.cores(MINUTE).orElseThrow()).isZero();
  }
}
