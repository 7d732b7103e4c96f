package dev.firedrill.bot.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.bot.BotStatus.Observed;
import dev.firedrill.bot.Tally;
import dev.firedrill.bot.deploy.CanaryPlan;
import dev.firedrill.bot.deploy.Deployment;
import dev.firedrill.bot.deploy.Deployment.State;
import dev.firedrill.bot.release.Release;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The platform dies anywhere in a rollout; the one after it goes on or fails it, cleanly. */
class PlatformCrashTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final BotRoom room = new BotRoom(DATABASE).inService();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
  void aRollingDeploymentComesToItsEndWhereverThePlatformDies(int after) {
    Release next = room.upload("better");
    List<Runnable> story =
        List.of(
            () -> room.deploy(next),
            room::pass,
            () -> room.connect(2),
            () -> room.pass(SECOND),
            () -> room.pass(SECOND),
            () -> room.pass(SECOND),
            () -> room.pass(Duration.ofSeconds(4)),
            () -> room.runtime.letStop());
    story.stream().limit(after).forEach(Runnable::run);
    room.restartPlatform();
    if (after == 0) {
      room.deploy(next);
    }
    liveOn(2);

    assertThat(room.deployment(2).state()).isEqualTo(State.EFFECTIVE);
    onlyRuns(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void aReleaseThatIsNeverReadyFailsAlsoAfterACrash(int after) {
    Release next = room.upload("broken");
    room.deploy(next);
    List<Runnable> story =
        List.of(
            room::pass,
            () -> room.pass(Duration.ofSeconds(30)),
            () -> room.crash(2),
            () -> room.pass(SECOND),
            () -> room.pass(Duration.ofSeconds(20)));
    story.stream().limit(after).forEach(Runnable::run);
    room.restartPlatform();
    for (int round = 0; round < 45; round++) {
      room.pass(Duration.ofSeconds(2));
      if (room.runtime.up().contains(1L)) {
        room.connect(1);
      }
      room.runtime.letStop();
    }

    assertThat(room.deployment(2).state()).isEqualTo(State.FAILED);
    onlyRuns(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void aCanaryComesToItsEndWhereverThePlatformDies(int after) {
    room.users.put("d1", new Tally(95, 100));
    room.users.put("d2", new Tally(96, 100));
    Release next = room.upload("better");
    room.canary(next, new CanaryPlan(List.of(10, 50), 10));
    List<Runnable> story =
        List.of(
            room::pass,
            () -> room.connect(2),
            () -> room.pass(Duration.ofSeconds(2)),
            () -> room.pass(Duration.ofSeconds(5)),
            () -> room.pass(Duration.ofSeconds(5)),
            () -> room.pass(Duration.ofSeconds(10)),
            () -> room.pass(Duration.ofSeconds(10)));
    story.stream().limit(after).forEach(Runnable::run);
    int stepBefore = canaryStep();
    room.restartPlatform();
    room.pass();
    assertThat(room.deployment(2).state())
        .as("a restart alone does not put a canary into service")
        .isEqualTo(after < 6 ? State.ACCEPTED : State.EFFECTIVE);
    assertThat(canaryStep()).isGreaterThanOrEqualTo(stepBefore);
    liveOn(2);

    assertThat(room.deployment(2).state()).isEqualTo(State.EFFECTIVE);
    onlyRuns(2);
  }

  private int canaryStep() {
    Deployment.Canary canary = room.deployment(2).canary();
    return Objects.requireNonNull(canary).step();
  }

  /** Whatever is started connects, whatever is to stop stops. */
  private void liveOn(long wanted) {
    for (int round = 0; round < 20; round++) {
      room.pass(Duration.ofSeconds(2));
      assertThat(room.runtime.up()).isSubsetOf(Set.of(1L, wanted));
      room.runtime.up().forEach(room::connect);
      room.runtime.letStop();
    }
  }

  private void onlyRuns(long number) {
    assertThat(room.runtime.up()).containsExactly(number);
    assertThat(room.deployment(number).current()).isTrue();
    assertThat(room.deployments.activeOf(room.bot)).hasSize(1);
    assertThat(room.split()).containsOnlyKeys("d" + number);
    assertThat(room.status().observed()).isEqualTo(Observed.CONNECTED);
  }
}
