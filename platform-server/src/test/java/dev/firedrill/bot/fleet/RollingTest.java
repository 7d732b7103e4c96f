package dev.firedrill.bot.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.firedrill.bot.BotStatus.Observed;
import dev.firedrill.bot.Tally;
import dev.firedrill.bot.deploy.Deployment;
import dev.firedrill.bot.deploy.Deployment.State;
import dev.firedrill.bot.release.Release;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RollingTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Duration SECOND = Duration.ofSeconds(1);

  private BotRoom room = new BotRoom(DATABASE).inService();
  private Release next = room.upload("better");

  @BeforeEach
  void oneBotInService() {
    room = new BotRoom(DATABASE).inService();
    next = room.upload("better");
  }

  @Test
  void aReleaseGoesFromRequestedOverAcceptedToEffective() {
    room.deploy(next);
    assertThat(room.deployment(2).state()).isEqualTo(State.REQUESTED);

    room.pass();
    assertThat(room.deployment(2).state()).isEqualTo(State.ACCEPTED);
    assertThat(room.runtime.up()).containsExactly(1L, 2L);
    assertThat(room.split()).containsExactly(entry("d1", 100));

    room.connect(2);
    room.pass(SECOND);
    assertThat(room.deployment(2).state()).as("not steady yet").isEqualTo(State.ACCEPTED);
    room.pass(SECOND);

    Deployment effective = room.deployment(2);
    assertThat(effective.state()).isEqualTo(State.EFFECTIVE);
    assertThat(effective.current()).isTrue();
    assertThat(effective.times().effectiveAt()).isEqualTo(room.clock.instant());
    assertThat(room.deployment(1).current()).isFalse();
    assertThat(room.deployment(1).times().endedAt()).isEqualTo(room.clock.instant());
    assertThat(room.split()).containsExactly(entry("d2", 100));
    assertThat(room.status().release()).isEqualTo("v2");
    assertThat(room.status().observed()).isEqualTo(Observed.CONNECTED);
  }

  @Test
  void theOldInstanceFinishesItsWorkBeforeItIsStopped() {
    room.deploy(next);
    room.pass();
    room.connect(2);
    room.pass(Duration.ofSeconds(2));

    room.pass(Duration.ofSeconds(3));
    assertThat(room.runtime.stopping).as("still draining").isEmpty();
    room.pass(SECOND);
    assertThat(room.runtime.stopping).containsExactly(room.instance(1));
    room.runtime.letStop();
    room.pass(SECOND);
    assertThat(room.runtime.up()).containsExactly(2L);
    assertThat(room.status().observed()).isEqualTo(Observed.CONNECTED);
    assertThat(room.runtime.starts()).containsExactly(1L, 2L);
  }

  @Test
  void eachStateIsEvidenceThatNamesReleaseAndReason() {
    room.deploy(next);
    room.pass();
    room.connect(2);
    room.pass(Duration.ofSeconds(2));

    assertThat(
            room.evidence(
                EvidenceKind.DEPLOYMENT_REQUESTED,
                EvidenceKind.DEPLOYMENT_ACCEPTED,
                EvidenceKind.DEPLOYMENT_EFFECTIVE))
        .extracting(EvidenceEvent::text)
        .containsExactly(
            "Deployment 1 to production: v1 is in service in production",
            "Deployment 2 to production of v2 was requested: a new release",
            "Deployment 2 to production: v2 is being started beside v1",
            "Deployment 2 to production: v2 is in service in production");
    assertThat(room.evidence(EvidenceKind.DEPLOYMENT_REQUESTED))
        .singleElement()
        .satisfies(fact -> {
          assertThat(fact.actor()).isEqualTo(room.ada);
          assertThat(fact.payload())
              .containsAllEntriesOf(
                  Map.of("number", 2, "kind", "DEPLOY", "release", 2, "reason", "a new release"))
              .containsEntry("digest", next.artifact().digest());
        });
  }

  @Test
  void aReleaseThatNeverConnectsFailsAndTheOldOneNeverLeftService() {
    room.deploy(next);
    room.pass();
    room.pass(Duration.ofSeconds(59));
    assertThat(room.deployment(2).state()).isEqualTo(State.ACCEPTED);
    room.pass(SECOND);

    assertThat(room.deployment(2).state()).isEqualTo(State.FAILED);
    assertThat(room.deployment(2).detail())
        .isEqualTo(
            "v2 did not connect to the workspace within 60 s; see its log. v1 never left service.");
    assertThat(room.runtime.stopping).containsExactly(room.instance(2));
    assertThat(room.deployment(1).current()).isTrue();
    assertThat(room.split()).containsExactly(entry("d1", 100));
    assertThat(room.evidence(EvidenceKind.DEPLOYMENT_FAILED)).hasSize(1);
  }

  @Test
  void aReleaseThatConnectsButIsNeverReadyFails() {
    room.deploy(next);
    room.pass();
    room.fleet.connectionChanged(room.bot, "d2", 1);
    room.pass(Duration.ofSeconds(60));

    assertThat(room.deployment(2).detail()).startsWith("v2 connected but never said that it is");
  }

  @Test
  void aReleaseThatDiesThreeTimesFailsWithTheReason() {
    room.deploy(next);
    room.pass();
    room.crash(2);
    room.pass(SECOND);
    room.crash(2);
    room.pass(Duration.ofSeconds(2));
    assertThat(room.deployment(2).state()).isEqualTo(State.ACCEPTED);
    room.crash(2);
    room.pass();

    assertThat(room.deployment(2).state()).isEqualTo(State.FAILED);
    assertThat(room.deployment(2).detail())
        .isEqualTo(
            "v2 ended 3 times before it could serve, the last time: crashed (exit code 1); see its"
                + " log. v1 never left service.");
    assertThat(room.runtime.starts()).containsExactly(1L, 2L, 2L, 2L);
    room.pass(Duration.ofMinutes(5));
    assertThat(room.runtime.up()).containsExactly(1L);
  }

  @Test
  void aReleaseThatTheRuntimeCannotRunFailsBeforeItIsStarted() {
    room.deploy(next);
    room.artifacts.discard(next.artifact().digest());
    room.pass();

    assertThat(room.deployment(2).state()).isEqualTo(State.FAILED);
    assertThat(room.deployment(2).detail()).contains("no longer kept");
    assertThat(room.runtime.up()).containsExactly(1L);
  }

  @Test
  void aBotThatIsDownIsReplacedAtOnce() {
    room.crash(1);
    room.pass();
    assertThat(room.status().observed()).isEqualTo(Observed.BACKING_OFF);
    room.deploy(next);
    room.pass();
    room.connect(2);
    room.pass();

    assertThat(room.deployment(2).state()).isEqualTo(State.EFFECTIVE);
    assertThat(room.status().observed()).isEqualTo(Observed.CONNECTED);
    room.pass(Duration.ofSeconds(5));
    assertThat(room.runtime.up()).as("the old one is not started again").containsExactly(2L);
  }

  @Test
  void whileARolloutGoesOnTheOldOneIsKeptRunning() {
    room.deploy(next);
    room.pass();
    room.crash(1);
    room.pass(SECOND);

    assertThat(room.runtime.up()).containsExactly(1L, 2L);
    assertThat(room.status().restarts()).isEqualTo(1);
  }

  @Test
  void aRestartIsRollingAndCounts() {
    room.desk.restart(room.bot, "it feels slow", room.byAda);
    room.pass();
    assertThat(room.runtime.up()).containsExactly(1L, 2L);
    room.connect(2);
    room.pass(Duration.ofSeconds(2));

    assertThat(room.deployment(2).kind()).isEqualTo(Deployment.Kind.RESTART);
    assertThat(room.deployment(2).release().number()).isEqualTo(1);
    assertThat(room.status().restarts()).isEqualTo(1);
    assertThat(room.evidence(EvidenceKind.BOT_RESTART_REQUESTED))
        .extracting(EvidenceEvent::actor)
        .containsExactly(room.ada);
  }

  @Test
  void switchingTheBotOffEndsTheRolloutAndStopsEverything() {
    room.deploy(next);
    room.pass();
    room.fleet.ensureStopped(room.bot);
    room.pass();

    assertThat(room.deployment(2).detail()).contains("switched off");
    assertThat(room.runtime.stopping).containsExactlyInAnyOrder(room.instance(1), room.instance(2));
    room.runtime.letStop();
    room.pass();
    assertThat(room.status().observed()).isEqualTo(Observed.STOPPED);
    room.pass(Duration.ofMinutes(2));
    assertThat(room.runtime.up()).isEmpty();
  }

  @Test
  void healthIsWrittenDownAfterFiveMinutes() {
    room.users.put("d1", new Tally(90, 100));
    room.deploy(next);
    room.pass();
    room.connect(2);
    room.pass(Duration.ofSeconds(2));
    room.users.put("d2", new Tally(99, 100));
    room.pass(Duration.ofMinutes(5));

    assertThat(room.deployment(2).health())
        .isEqualTo(new Deployment.Health(new Tally(90, 100), new Tally(99, 100)));
  }
}
