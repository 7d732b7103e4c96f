package dev.firedrill.upstream.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.upstream.UpstreamKeys;
import dev.firedrill.upstream.UpstreamRule;
import dev.firedrill.upstream.UpstreamRules;
import dev.firedrill.upstream.UpstreamService;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UpstreamRulesTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final SteppedClock clock = SteppedClock.atNoon();
  private final UpstreamRules rules = UpstreamPersistence.rules(DATABASE.jdbi(), clock);
  private TeamEnvironment bot =
      TeamEnvironment.production(new TestCourse(DATABASE.jdbi()).team().id());

  @BeforeEach
  void anotherBot() {
    bot = TeamEnvironment.production(new TestCourse(DATABASE.jdbi()).team().id());
  }

  @Test
  void ruleIsFoundAsItWasPutUntilItExpires() {
    UpstreamRule rule = rule("one", 1);
    assertThat(rules.put(rule)).isTrue();
    assertThat(rules.put(rule)).isTrue();
    assertThat(rules.find(bot, UpstreamService.WEATHER)).contains(rule);
    assertThat(rules.find(bot, UpstreamService.DICTIONARY)).isEmpty();

    clock.set(rule.expiresAt());
    assertThat(rules.find(bot, UpstreamService.WEATHER)).isEmpty();
  }

  @Test
  void anotherOperationIsRefusedWhileTheRuleIsInForce() {
    rules.put(rule("one", 1));
    assertThat(rules.put(rule("two", 1))).isFalse();
    assertThat(rules.removeIfOwnedBy(bot, UpstreamService.WEATHER, "two")).isFalse();
    assertThat(rules.find(bot, UpstreamService.WEATHER).orElseThrow().operationKey())
        .isEqualTo("one");

    clock.step(Duration.ofMinutes(2));
    assertThat(rules.put(rule("three", 1))).isTrue();
  }

  @Test
  void olderEpochIsRefused() {
    assertThat(rules.put(rule("one", 5))).isTrue();
    assertThat(rules.put(rule("one", 4))).isFalse();
    assertThat(rules.put(rule("one", 6))).isTrue();
    assertThat(rules.find(bot, UpstreamService.WEATHER).orElseThrow().epoch()).isEqualTo(6);
  }

  @Test
  void removedOperationCannotComeBackEvenIfItNeverWasThere() {
    assertThat(rules.removeIfOwnedBy(bot, UpstreamService.WEATHER, "never")).isTrue();
    assertThat(rules.put(rule("never", 9))).isFalse();

    rules.put(rule("one", 1));
    assertThat(rules.removeIfOwnedBy(bot, UpstreamService.WEATHER, "one")).isTrue();
    assertThat(rules.put(rule("one", 2))).isFalse();
    assertThat(rules.find(bot, UpstreamService.WEATHER)).isEmpty();
  }

  @Test
  void keyIsTheSameAtEachCallAndAnotherForEachBot() {
    UpstreamKeys keys = UpstreamPersistence.keys(DATABASE.jdbi(), new Random(bot.hashCode()));
    TeamEnvironment staging = new TeamEnvironment(bot.team(), EnvironmentName.STAGING);
    String key = keys.keyOf(bot);
    assertThat(keys.keyOf(bot)).isEqualTo(key);
    assertThat(keys.keyOf(staging)).isNotEqualTo(key);
    assertThat(keys.botOf(key)).contains(bot);
    assertThat(keys.botOf("guessed")).isEmpty();
  }

  private UpstreamRule rule(String operation, long epoch) {
    return UpstreamRule.slow(
        bot,
        UpstreamService.WEATHER,
        Duration.ofSeconds(8),
        Duration.ofSeconds(1),
        operation,
        epoch,
        clock.instant().plusSeconds(60));
  }
}
