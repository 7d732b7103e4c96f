package dev.firedrill.bot.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConnectivityTest {
  private Instant now = Instant.EPOCH;
  private final Connectivity connectivity =
      new Connectivity(() -> now, new BotMetrics(), Duration.ZERO);

  @Test
  void isDeadOnlyAfterFiveMinutesWithoutConnection() {
    connectivity.established();
    pass(Duration.ofHours(1));
    assertThat(connectivity.verified(false)).isTrue();
    assertThat(connectivity.verified(false)).isFalse();
    assertThat(connectivity.status()).isEqualTo("disconnected");
    pass(Duration.ofMinutes(4));
    connectivity.verified(false);
    assertThat(connectivity.alive()).isTrue();
    pass(Duration.ofMinutes(1));
    assertThat(connectivity.alive()).isFalse();
    connectivity.established();
    assertThat(connectivity.alive()).isTrue();
  }

  @Test
  void aBotThatNeverConnectedIsAliveForAWhile() {
    pass(Duration.ofMinutes(4));
    assertThat(connectivity.alive()).isTrue();
    pass(Duration.ofMinutes(1));
    assertThat(connectivity.alive()).isFalse();
  }

  @Test
  void goingDownIsNoNewsWhileStopping() {
    connectivity.established();
    connectivity.stopping();
    assertThat(connectivity.verified(false)).isFalse();
    assertThat(connectivity.status()).isEqualTo("stopping");
  }

  @Test
  void aConnectionThatIsSilentForTooLongIsNoGood() {
    var strict = new Connectivity(() -> now, new BotMetrics(), Duration.ofSeconds(30));
    pass(Duration.ofSeconds(29));
    assertThat(strict.tooQuiet()).isFalse();
    strict.heard();
    pass(Duration.ofSeconds(29));
    assertThat(strict.tooQuiet()).isFalse();
    pass(Duration.ofSeconds(1));
    assertThat(strict.tooQuiet()).isTrue();
    assertThat(strict.tooQuiet()).isFalse();
    pass(Duration.ofDays(1));
    assertThat(connectivity.tooQuiet()).isFalse();
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }
}
