package dev.firedrill.bot.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.bot.deploy.Deployment.Kind;
import dev.firedrill.bot.deploy.Deployment.State;
import dev.firedrill.bot.fleet.BotRoom;
import dev.firedrill.bot.freeze.Freeze;
import dev.firedrill.bot.release.DeleteOutcome;
import dev.firedrill.bot.release.Release;
import dev.firedrill.bot.settings.ConfigDesk;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RollbackTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private BotRoom room = new BotRoom(DATABASE);

  @BeforeEach
  void threeReleasesWereInService() {
    room = new BotRoom(DATABASE).inService();
    bring(room.upload("of " + room.team.slug()), 2);
    bring(room.upload("the third"), 3);
  }

  /** Deploys the release to its end, as the deployment of this number. */
  private void bring(Release release, long number) {
    room.deploy(release);
    settle(number);
  }

  private void settle(long number) {
    room.pass();
    room.connect(number);
    room.pass(Duration.ofSeconds(2));
    room.pass(Duration.ofSeconds(4));
    room.runtime.letStop();
    room.pass();
    assertThat(room.runtime.up()).containsExactly(number);
    assertThat(room.deployment(number).current()).isTrue();
  }

  private Deployment back(@Nullable Integer release) {
    return room.rollback.rollback(
        room.bot, new RollbackDesk.Target(release, null), "it is worse", room.byAda);
  }

  @Test
  void byItselfItGoesToTheReleaseBefore() {
    Deployment back = back(null);

    assertThat(back.kind()).isEqualTo(Kind.ROLLBACK);
    assertThat(back.release().number()).isEqualTo(2);
    settle(4);
    assertThat(back(null).release().number()).as("and there again").isEqualTo(3);
  }

  @Test
  void aRestartInBetweenIsNotTheReleaseBefore() {
    room.desk.restart(room.bot, "it feels slow", room.byAda);
    settle(4);

    assertThat(back(null).release().number()).isEqualTo(2);
  }

  @Test
  void itGoesToANamedRelease() {
    assertThat(back(1).release().number()).isEqualTo(1);
    settle(4);
    assertThat(room.status().release()).isEqualTo("v1");
  }

  @Test
  void toWhatRunsThereIsNothingToDo() {
    assertThatThrownBy(() -> back(3))
        .isInstanceOf(Failure.class)
        .hasMessage("Production runs v3 already; restart the bot to start it anew.");
  }

  @Test
  void aDeletedReleaseIsRefusedInOneSentenceThatNamesAnother() {
    assertThat(room.releaseDesk.delete(room.team.id(), 2, "it leaked data", room.byAda))
        .isInstanceOf(DeleteOutcome.Deleted.class);

    assertThatThrownBy(() -> back(2))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "Release v2 was deleted (it leaked data); deploy v1 instead, which ran here before.")
        .extracting(refusal -> ((Failure) refusal).code())
        .isEqualTo(ProblemCode.RELEASE_DELETED);
    assertThat(back(null).release().number()).as("the default skips it").isEqualTo(1);
    assertThat(room.artifacts.discarded).hasSize(1);
  }

  @Test
  void aReleaseThatRunsOrIsBeingDeployedCannotBeDeleted() {
    assertThat(room.releaseDesk.delete(room.team.id(), 3, "tidying up", room.byAda))
        .isInstanceOf(DeleteOutcome.InUse.class);
    back(2);
    assertThat(room.releaseDesk.delete(room.team.id(), 2, "tidying up", room.byAda))
        .isInstanceOf(DeleteOutcome.InUse.class);
    assertThat(room.releaseDesk.delete(room.team.id(), 99, "tidying up", room.byAda))
        .isInstanceOf(DeleteOutcome.Unknown.class);
  }

  @Test
  void duringADeploymentItOnlyStopsThat() {
    room.deploy(room.upload("a bad one"));
    room.pass();
    Deployment stopped = back(null);

    assertThat(stopped.number()).isEqualTo(4);
    assertThat(stopped.state()).isEqualTo(State.ABORTED);
    assertThat(stopped.detail()).isEqualTo("it is worse; v3 stays in service");
    room.pass();
    assertThat(room.runtime.stopping).containsExactly(room.instance(4));
    assertThat(room.deployment(3).current()).isTrue();
  }

  @Test
  void duringADeploymentToANamedReleaseItStopsThatAndGoesThere() {
    room.deploy(room.upload("a bad one"));
    room.pass();
    Deployment back = back(1);

    assertThat(back.number()).isEqualTo(5);
    assertThat(room.deployment(4).state()).isEqualTo(State.ABORTED);
    room.pass();
    room.runtime.letStop();
    settle(5);
  }

  @Test
  void aRefusedRollbackDoesNotStopADeployment() {
    room.deploy(room.upload("a fine one"));
    room.releaseDesk.delete(room.team.id(), 2, "it leaked data", room.byAda);

    assertThatThrownBy(() -> back(2)).hasMessageContaining("was deleted");
    assertThat(room.deployment(4).state()).isEqualTo(State.REQUESTED);
  }

  @Test
  void aFreezeNeverBlocksIt() {
    room.freezes.add(
        new Freeze(
            UUID.randomUUID(),
            room.team.id(),
            null,
            room.clock.instant(),
            room.clock.instant().plusSeconds(60),
            "exams",
            room.ada),
        room.clock.instant());

    assertThatThrownBy(() -> room.deploy(room.releases.find(room.team.id(), 2).orElseThrow()))
        .hasMessageContaining("frozen");
    assertThat(back(null).release().number()).isEqualTo(2);
  }

  @Test
  void theNewestConfigurationStaysUnlessAnotherIsNamed() {
    room.configDesk.replaceVariables(
        new ConfigDesk.Wish(room.bot, 1, "for the test", room.byAda), Map.of("A", "1"));

    assertThat(back(null).configVersion()).isEqualTo(2);
    Deployment named =
        room.rollback.rollback(
            room.bot, new RollbackDesk.Target(1, 1L), "the old configuration, too", room.byAda);
    assertThat(named.configVersion()).isEqualTo(1);
    assertThatThrownBy(() ->
            room.rollback.rollback(
                room.bot, new RollbackDesk.Target(1, 9L), "no such one", room.byAda))
        .hasMessageContaining("no configuration version 9");
  }

  @Test
  void aBotWithoutAPastHasNothingToGoBackTo() {
    BotRoom fresh = new BotRoom(DATABASE).inService();

    assertThatThrownBy(() ->
            fresh.rollback.rollback(
                fresh.bot, RollbackDesk.Target.BEFORE, "just trying", fresh.byAda))
        .hasMessageContaining("Nothing else ran in production before");
  }
}
