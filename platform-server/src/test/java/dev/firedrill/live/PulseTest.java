package dev.firedrill.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.testing.SteppedClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PulseTest {
  private static final Duration GAP = Duration.ofMillis(250);

  private final SteppedClock clock = SteppedClock.atNoon();
  private final Pulse pulse = new Pulse(GAP, clock);

  @Test
  void theFirstRoundComesAtOnce() {
    assertThat(pulse.ask()).contains(Duration.ZERO);
  }

  @Test
  void howeverManyAskBeforeARoundBeginsItIsOne() {
    pulse.ask();
    assertThat(pulse.ask()).isEmpty();
    clock.step(Duration.ofSeconds(1));
    assertThat(pulse.ask()).isEmpty();
  }

  @Test
  void whatIsAskedForDuringARoundComesAGapAfterItsBegin() {
    pulse.begins();
    clock.step(Duration.ofMillis(100));
    assertThat(pulse.ask()).contains(Duration.ofMillis(150));
    pulse.begins();
    clock.step(Duration.ofSeconds(2));
    assertThat(pulse.ask()).contains(Duration.ZERO);
  }

  @Test
  void aClockThatIsSetBackHoldsARoundForTheGapAndNoLonger() {
    pulse.begins();
    clock.step(Duration.ofHours(-1));
    assertThat(pulse.ask()).contains(GAP);
  }
}
