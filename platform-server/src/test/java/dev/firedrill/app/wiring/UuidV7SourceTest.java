package dev.firedrill.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.testing.SteppedClock;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UuidV7SourceTest {
  @Test
  void idsAreOfVersionSevenAndGrowWithTime() {
    SteppedClock clock = SteppedClock.atNoon();
    UuidV7Source ids = new UuidV7Source(clock, new Random(3));
    UUID first = ids.next();
    clock.step(Duration.ofMillis(1));
    UUID second = ids.next();

    assertThat(first.version()).isEqualTo(7);
    assertThat(first.variant()).isEqualTo(2);
    assertThat(first.toString().compareTo(second.toString())).isNegative();
    assertThat(first.getMostSignificantBits() >>> 16).isEqualTo(clock.millis() - 1);
  }
}
