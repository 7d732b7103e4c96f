package dev.firedrill.bot.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.firedrill.bot.Tally;
import dev.firedrill.bot.deploy.CanaryPlan;
import dev.firedrill.bot.deploy.Deployment;
import dev.firedrill.bot.deploy.Deployment.State;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.kernel.Failure;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CanaryTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Duration STEP = Duration.ofSeconds(30);

  private BotRoom room = new BotRoom(DATABASE);

  @BeforeEach
  void aCanaryThatIsSteady() {
    room = new BotRoom(DATABASE).inService();
    room.canary(room.upload("better"), new CanaryPlan(List.of(10, 50), 30));
    room.pass();
    room.connect(2);
    room.pass(Duration.ofSeconds(2));
  }

  private Deployment.Canary progress() {
    return Objects.requireNonNull(room.deployment(2).canary());
  }

  private void users(long good, long total, long canaryGood, long canaryTotal) {
    room.users.put("d1", new Tally(good, total));
    room.users.put("d2", new Tally(canaryGood, canaryTotal));
  }

  @Test
  void itGetsItsShareStepByStepAndThenAll() {
    users(95, 100, 30, 31);
    room.pass();
    assertThat(room.split()).containsOnly(entry("d1", 90), entry("d2", 10));
    room.pass(STEP.minusSeconds(1));
    assertThat(progress().step()).isZero();
    room.pass(Duration.ofSeconds(1));
    assertThat(progress().step()).isEqualTo(1);
    assertThat(progress().verdict()).startsWith("not worse: 30 of 31 good answers by the canary");
    assertThat(room.split()).containsOnly(entry("d1", 50), entry("d2", 50));
    room.pass(STEP);

    assertThat(room.deployment(2).state()).isEqualTo(State.EFFECTIVE);
    assertThat(room.deployment(2).current()).isTrue();
    assertThat(progress().seen()).isEqualTo(new Tally(30, 31));
    assertThat(room.split()).containsOnly(entry("d2", 100));
    assertThat(room.evidence(EvidenceKind.DEPLOYMENT_CANARY_STEP))
        .extracting(EvidenceEvent::text)
        .containsExactly(
            "Deployment 2 to production: v2 gets 10 % of the traffic (step 1 of 2)",
            "Deployment 2 to production: v2 gets 50 % of the traffic (step 2 of 2)");
  }

  @Test
  void itIsTakenBackWhenUsersFareWorse() {
    users(99, 100, 24, 40);
    room.pass(STEP);

    assertThat(room.deployment(2).state()).isEqualTo(State.ABORTED);
    assertThat(room.deployment(2).detail())
        .isEqualTo(
            "users of v2 fare worse: 24 of 40 good answers by the canary, 99 of 100 by the release"
                + " in service; v1 stays in service");
    assertThat(room.split()).containsOnly(entry("d1", 100));
    room.pass(Duration.ofSeconds(4));
    assertThat(room.runtime.stopping).containsExactly(room.instance(2));
    assertThat(room.evidence(EvidenceKind.DEPLOYMENT_ABORTED)).hasSize(1);
  }

  @Test
  void aDisasterDoesNotWaitForTheEndOfTheStep() {
    users(99, 100, 2, 20);
    room.pass(Duration.ofSeconds(5));

    assertThat(room.deployment(2).state()).isEqualTo(State.ABORTED);
  }

  @Test
  void aStepWithTooFewUsersGoesOnForALimitedTime() {
    users(99, 100, 5, 5);
    room.pass(STEP);
    assertThat(progress().extended()).isTrue();
    assertThat(progress().verdict()).startsWith("not enough requests yet: 5 of 5");
    assertThat(progress().step()).isZero();

    room.pass(Duration.ofSeconds(269));
    assertThat(room.deployment(2).state()).isEqualTo(State.ACCEPTED);
    room.pass(Duration.ofSeconds(1));
    assertThat(room.deployment(2).state()).isEqualTo(State.ABORTED);
    assertThat(room.deployment(2).detail())
        .startsWith("too few users came in 300 s to judge it: 5 of 5")
        .contains("v1 stays in service");
  }

  @Test
  void usersWhoComeLateInAStepAreStillHeard() {
    users(99, 100, 5, 5);
    room.pass(STEP);
    users(99, 100, 25, 25);
    room.pass(Duration.ofSeconds(3));

    assertThat(progress().step()).isEqualTo(1);
    assertThat(progress().extended()).isFalse();
  }

  @Test
  void itCanBePromotedByHand() {
    room.rollback.promoteCanary(room.bot, 2, room.byAda);
    room.pass();

    assertThat(room.deployment(2).current()).isTrue();
    assertThat(progress().verdict()).isEqualTo("promoted by hand");
    assertThat(room.split()).containsOnly(entry("d2", 100));
    assertThat(room.evidence(EvidenceKind.DEPLOYMENT_EFFECTIVE).getLast().actor())
        .isEqualTo(room.ada);
    room.pass(Duration.ofSeconds(4));
    assertThat(room.runtime.stopping).containsExactly(room.instance(1));
  }

  @Test
  void itCanBeAbortedByHand() {
    room.rollback.abort(room.bot, 2, "something else came up", room.byAda);
    room.pass();

    assertThat(room.deployment(2).state()).isEqualTo(State.ABORTED);
    assertThat(room.deployment(2).detail())
        .isEqualTo("something else came up; v1 stays in service");
    assertThat(room.split()).containsOnly(entry("d1", 100));
    assertThatThrownBy(() -> room.rollback.promoteCanary(room.bot, 2, room.byAda))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("aborted already");
  }

  @Test
  void aCanaryThatLostItsConnectionGetsNoTraffic() {
    users(99, 100, 3, 3);
    room.disconnect(2);
    room.pass(Duration.ofSeconds(1));

    assertThat(room.split()).containsOnly(entry("d1", 100));
    room.connect(2);
    room.pass();
    assertThat(room.split()).containsOnly(entry("d1", 90), entry("d2", 10));
  }

  @Test
  void aCanaryThatDiesThreeTimesFails() {
    for (int i = 0; i < 3; i++) {
      room.crash(2);
      room.pass(Duration.ofSeconds(4));
    }

    assertThat(room.deployment(2).state()).isEqualTo(State.FAILED);
    assertThat(room.deployment(2).detail()).contains("v1 never left service");
  }

  @Test
  void whenTheOtherGoesDownTheCanaryTakesOver() {
    users(99, 100, 3, 3);
    room.crash(1);
    room.pass();

    assertThat(room.deployment(2).current()).isTrue();
    assertThat(progress().verdict()).contains("nothing else was in service");
  }
}
