package dev.firedrill.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.chaos.fault.Applied;
import dev.firedrill.chaos.fault.Fault;
import dev.firedrill.chaos.fault.FaultOrder;
import dev.firedrill.chaos.fault.RevertOutcome;
import dev.firedrill.chaos.fault.TargetReading;
import dev.firedrill.chaos.fault.upstream.UpstreamFaults;
import dev.firedrill.scenarios.Args;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.persistence.TelemetryPersistence;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.upstream.UpstreamRule;
import dev.firedrill.upstream.UpstreamRules;
import dev.firedrill.upstream.UpstreamService;
import dev.firedrill.upstream.persistence.UpstreamPersistence;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DependencySlowTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final SteppedClock clock = SteppedClock.atNoon();
  private final UpstreamRules rules = UpstreamPersistence.rules(DATABASE.jdbi(), clock);
  private final Fault fault =
      UpstreamFaults.all(rules, TelemetryPersistence.blackouts(DATABASE.jdbi(), clock)).getFirst();

  /**
   * Random edits by others between our calls: a revert takes away what is ours and nothing else.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void revertNeverTouchesWhatOthersPutThere(int seed) {
    DATABASE
        .jdbi()
        .useHandle(handle -> {
          Random random = new Random(seed);
          TeamEnvironment bot =
              TeamEnvironment.production(new TestCourse(DATABASE.jdbi()).team().id());
          FaultOrder order = order(bot, "ours-" + seed, 1);
          Map<String, Object> snapshot = fault.snapshot(order);
          boolean applied = fault.apply(order) instanceof Applied.Done;
          assertThat(applied).isTrue();
          for (int edit = 0; edit < 8; edit++) {
            edit(random, bot, "ours-" + seed);
          }
          Optional<UpstreamRule> before = rules.find(bot, UpstreamService.WEATHER);
          boolean ours =
              before.filter(rule -> rule.operationKey().equals(order.operationKey())).isPresent();
          assertThat(fault.read(order, snapshot))
              .isEqualTo(
                  ours
                      ? TargetReading.OURS
                      : before.isEmpty() ? TargetReading.AS_BEFORE : TargetReading.CHANGED);

          RevertOutcome outcome = fault.revertIfOurs(order, snapshot);

          Optional<UpstreamRule> after = rules.find(bot, UpstreamService.WEATHER);
          assertThat(fault.clean(order, snapshot)).isTrue();
          assertThat(after).isEqualTo(ours ? Optional.empty() : before);
          assertThat(outcome)
              .isEqualTo(after.isPresent() ? RevertOutcome.SUPERSEDED : RevertOutcome.REVERTED);
          assertThat(fault.apply(order(bot, "ours-" + seed, 99)))
              .isInstanceOf(Applied.Refused.class);
        });
  }

  private void edit(Random random, TeamEnvironment bot, String ours) {
    String someone = "edit-" + random.nextInt(3) + "-" + ours;
    switch (random.nextInt(4)) {
      case 0 -> rules.put(rule(bot, someone, random.nextInt(5)));
      case 1 -> rules.removeIfOwnedBy(bot, UpstreamService.WEATHER, someone);
      case 2 -> clock.step(Duration.ofSeconds(random.nextInt(200)));
      default -> {
        if (random.nextInt(3) == 0) {
          rules.removeIfOwnedBy(bot, UpstreamService.WEATHER, ours);
        }
      }
    }
  }

  private UpstreamRule rule(TeamEnvironment bot, String operation, long epoch) {
    return UpstreamRule.slow(
        bot,
        UpstreamService.WEATHER,
        Duration.ofSeconds(3),
        Duration.ZERO,
        operation,
        epoch,
        clock.instant().plusSeconds(400));
  }

  private FaultOrder order(TeamEnvironment bot, String operation, long epoch) {
    return new FaultOrder(
        bot,
        Args.of(Map.of("service", "weather", "delay", "PT8S")),
        operation,
        epoch,
        clock.instant().plusSeconds(600));
  }
}
