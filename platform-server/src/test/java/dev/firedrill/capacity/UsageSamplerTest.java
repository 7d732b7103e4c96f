package dev.firedrill.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firedrill.capacity.RunningUsage.Instance;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.testing.SteppedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UsageSamplerTest {
  private static final TeamEnvironment BOT = TeamEnvironment.production(new TeamId(new UUID(1, 1)));

  private final SteppedClock clock = SteppedClock.atNoon();
  private final List<UsageMinute> saved = new ArrayList<>();
  private List<Instance> running = List.of();

  private final UsageSampler sampler =
      new UsageSampler(
          () -> running,
          new UsageMinutes() {
            @Override
            public void save(List<UsageMinute> minutes) {
              saved.addAll(minutes);
            }

            @Override
            public List<UsageMinute> between(TeamEnvironment bot, Instant from, Instant to) {
              return List.of();
            }

            @Override
            public void forget(Instant before) {
              // Nothing is asked of it here.
            }
          });

  private void sample(Instance... instances) {
    running = List.of(instances);
    sampler.sample(clock.instant());
    clock.step(Duration.ofSeconds(10));
  }

  private static Instance instance(String name, long cpuMillis, long resident) {
    return new Instance(BOT, name, cpuMillis, resident);
  }

  @Test
  void aMinuteHasTheMeanOfTheProcessorAndTheMostMemory() {
    for (int i = 0; i < 7; i++) {
      sample(instance("d1", 50_000 + i * 2_500, i == 3 ? 900 : 500));
    }

    assertThat(saved)
        .singleElement()
        .satisfies(minute -> {
          assertThat(minute.at()).isEqualTo(Instant.parse("2026-11-22T12:00:00Z"));
          assertThat(minute.cpu()).isCloseTo(0.25, within(1e-9));
          assertThat(minute.residentBytes()).isEqualTo(900);
          assertThat(minute.instances()).isEqualTo(1);
        });
  }

  @Test
  void instancesOfARolloutAddUpAndANewOneCountsFromItsStart() {
    sample(instance("d1", 1_000, 500));
    sample(instance("d1", 2_000, 500), instance("d2", 4_000, 400));
    sample(instance("d2", 5_000, 400));
    // The process was started again under its name.
    sample(instance("d2", 100, 400));
    for (int i = 0; i < 3; i++) {
      sample(instance("d2", 100, 400));
    }

    assertThat(saved).hasSize(1);
    assertThat(saved.getFirst().cpu()).isCloseTo((1_000 + 4_000 + 1_000 + 100) / 6e4, within(1e-9));
    assertThat(saved.getFirst().residentBytes()).isEqualTo(900);
    assertThat(saved.getFirst().instances()).isEqualTo(2);
  }

  @Test
  void whatASleepingPlatformDidNotSeeIsNotSpreadOverAMinute() {
    sample(instance("d1", 1_000, 500));
    clock.step(Duration.ofHours(1));
    sample(instance("d1", 900_000, 500));
    clock.step(Duration.ofSeconds(50));
    sample(instance("d1", 900_600, 500));

    assertThat(saved).hasSize(1);
    assertThat(saved.getFirst().cpu()).isCloseTo(0.01, within(1e-9));
  }
}
