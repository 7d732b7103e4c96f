package dev.firedrill.bot.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.bot.BotStatus.Observed;
import dev.firedrill.bot.InstanceId;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.kernel.Failure;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FleetSupervisorTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final BotRoom room = new BotRoom(DATABASE);

  @Test
  void aFirstStartRollsNothingAndIsTheBundledTemplate() {
    room.templates(new byte[] {1}).provision(room.bot);
    room.fleet.ensureRunning(room.bot);
    room.pass();

    assertThat(room.runtime.starts()).containsExactly(1L);
    assertThat(room.status().observed()).isEqualTo(Observed.STARTING);
    room.connect(1);
    room.pass();
    assertThat(room.status().observed()).isEqualTo(Observed.CONNECTED);
    assertThat(room.status().release()).isEqualTo("v1");
    assertThat(room.status().restarts()).isZero();
  }

  @Test
  void aCrashingBotIsStartedAgainAfterEverLongerWaits() {
    room.inService();
    for (int seconds : new int[] {1, 2, 4, 8}) {
      room.crash(1);
      room.pass(Duration.ofSeconds(seconds).minusMillis(1));
      assertThat(room.status().observed()).isEqualTo(Observed.BACKING_OFF);
      assertThat(room.status().detail())
          .isEqualTo("crashed (exit code 1); next start in " + seconds + " s");
      room.pass(Duration.ofMillis(1));
      assertThat(room.runtime.up()).containsExactly(1L);
    }
    room.pass();
    assertThat(room.status().observed()).isEqualTo(Observed.STARTING);
    assertThat(room.status().restarts()).isEqualTo(4);
  }

  @Test
  void aBotThatRanForAMinuteBacksOffFromTheStart() {
    room.inService();
    room.crash(1);
    room.pass(Duration.ofSeconds(1));
    room.clock.step(Duration.ofMinutes(1));
    room.crash(1);
    room.pass();

    assertThat(room.status().detail()).endsWith("next start in 1 s");
  }

  @Test
  void aLostConnectionIsSeenAndRecorded() {
    room.inService();
    room.disconnect(1);
    room.pass();

    assertThat(room.status().observed()).isEqualTo(Observed.DISCONNECTED);
    assertThat(room.evidence(EvidenceKind.BOT_DISCONNECTED)).hasSize(1);
    room.connect(1);
    room.pass();
    assertThat(room.status().observed()).isEqualTo(Observed.CONNECTED);
  }

  @Test
  void aStoppedBotIsNotStartedAgain() {
    room.inService();
    room.fleet.ensureStopped(room.bot);
    room.pass();
    room.runtime.letStop();
    room.pass(Duration.ofMinutes(5));

    assertThat(room.runtime.starts()).hasSize(1);
    assertThat(room.status().observed()).isEqualTo(Observed.STOPPED);
    assertThatThrownBy(() -> room.fleet.requestRestart(room.bot, room.ada))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("not meant to run");
  }

  @Test
  void aRestartStartsABotInABackOffAtOnce() {
    room.inService();
    room.crash(1);
    room.pass();
    room.fleet.requestRestart(room.bot, room.ada);
    room.pass();

    assertThat(room.runtime.up()).containsExactly(2L);
  }

  @Test
  void whatTheRuntimeRunsWithoutOurDoingIsStopped() {
    room.inService();
    InstanceId orphan = room.instance(7);
    room.runtime.start(
        new dev.firedrill.bot.BotRuntime.Spec(
            orphan,
            "x",
            new dev.firedrill.bot.Program.Image("a@sha256:" + "0".repeat(64)),
            java.util.Map.of()),
        room.fleet);
    room.pass();

    assertThat(room.runtime.stopping).containsExactly(orphan);
  }

  @Test
  void connectionsOfUnknownTracksAreIgnored() {
    room.inService();
    room.fleet.connectionChanged(room.bot, "", 1);
    room.fleet.connectionChanged(room.bot, "by-hand", 1);
    room.disconnect(1);
    room.pass();

    assertThat(room.status().observed()).isEqualTo(Observed.DISCONNECTED);
  }

  @Test
  void aNewTemplateReplacesTheOldAtTheStartButNotATeamsOwnRelease() {
    room.inService();
    room.restartPlatform();
    room.templates(new byte[] {2}).provision(room.bot);
    room.pass();
    assertThat(room.runtime.starts()).containsExactly(2L);
    assertThat(room.deployment(2).release().number()).isEqualTo(2);
    room.connect(2);
    room.deploy(room.upload("their own"));
    room.pass();
    room.connect(3);
    room.pass(Duration.ofSeconds(2));

    room.restartPlatform();
    room.templates(new byte[] {3}).provision(room.bot);
    room.templates(new byte[] {3}).provision(room.bot);
    room.pass();
    assertThat(room.runtime.starts()).containsExactly(3L);
    assertThat(room.releases.list(room.team.id())).hasSize(4);
  }
}
