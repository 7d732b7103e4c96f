package dev.firedrill.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

class HandSteppedAlarmClockTest extends AlarmClockContract {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final HandSteppedAlarmClock clock = new HandSteppedAlarmClock();

  @Override
  protected AlarmClock clock() {
    return clock;
  }

  @Override
  protected Instant now() {
    return NOON;
  }

  @Override
  protected void started() {}

  @Override
  protected void until(List<Rung> rung, int count) {
    clock.ringUntil(NOON.plusSeconds(60));
    assertThat(rung).hasSize(count);
  }

  @Override
  protected void quiet() {
    clock.ringUntil(NOON.plusSeconds(60));
  }
}
