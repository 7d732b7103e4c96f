package dev.firedrill.chaos.fault.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.bot.Author;
import dev.firedrill.bot.deploy.DeployOutcome;
import dev.firedrill.bot.deploy.Deployment;
import dev.firedrill.chaos.fault.Applied;
import dev.firedrill.chaos.fault.Fault;
import dev.firedrill.chaos.fault.FaultOrder;
import dev.firedrill.chaos.fault.RevertOutcome;
import dev.firedrill.chaos.fault.TargetReading;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceQuery;
import dev.firedrill.scenarios.Args;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a team sees of a bad deployment, and what becomes of its own changes. */
class RolloutFaultsTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Args LEAK = Args.of(Map.of("kilobytesPerMessage", 320));

  private final FaultRoom room = new FaultRoom(DATABASE);
  private final TeamEnvironment bot = room.freshBot();

  private FaultOrder applied(String id, Args args) {
    FaultOrder order = room.order(bot, args);
    assertThat(room.fault(id).apply(order)).isEqualTo(new Applied.Done());
    return order;
  }

  @Test
  void itIsADeploymentLikeAnyOther() {
    applied("memory-leak", LEAK);

    Deployment current = room.current(bot);
    assertThat(current.number()).isEqualTo(2);
    assertThat(current.kind()).isEqualTo(Deployment.Kind.CONFIG);
    assertThat(current.reason()).isEqualTo("message cache for faster replies");
    assertThat(room.running(bot).variables())
        .containsEntry("MESSAGE_CACHE_PAD_KB", "320")
        .containsEntry("LOG_LEVEL", "info");
    assertThat(room.running(bot).secrets()).containsKey("API_KEY");
  }

  @Test
  void nothingThatATeamMayReadTellsThatItWasOrdered() {
    Author first = room.current(bot).by();
    applied("bad-rollout", Args.of(Map.of("config", Map.of("LOG_LEVEL", "trace"))));

    List<EvidenceEvent> told =
        DATABASE
            .evidence()
            .find(
                EvidenceQuery.ofTeam(
                    bot.team(), Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z")));
    assertThat(room.current(bot).by()).isEqualTo(first);
    assertThat(told)
        .isNotEmpty()
        .allSatisfy(event ->
            assertThat(event.toString()).doesNotContainIgnoringCase("chaos").doesNotContain("op-"));
  }

  @Test
  void oneRollbackMendsItAndLeavesNothingOfItBehind() {
    FaultOrder order = applied("memory-leak", LEAK);

    room.teamRollsBack(bot);

    assertThat(room.running(bot).variables()).isEqualTo(Map.of("LOG_LEVEL", "info"));
    Fault fault = room.fault("memory-leak");
    assertThat(fault.read(order, Map.of())).isEqualTo(TargetReading.CHANGED);
    long theirs = room.current(bot).number();
    assertThat(fault.revertIfOurs(order, Map.of())).isEqualTo(RevertOutcome.SUPERSEDED);
    assertThat(room.current(bot).number()).isEqualTo(theirs);
    // What they deploy next would have brought it back.
    assertThat(room.newest(bot).variables()).isEqualTo(Map.of("LOG_LEVEL", "info"));
    assertThat(fault.clean(order, Map.of())).isTrue();
  }

  @Test
  void whatATeamChangedBesideItStays() {
    FaultOrder order = applied("memory-leak", LEAK);
    room.teamSets(bot, "BOT_WORKERS", "4");
    Fault fault = room.fault("memory-leak");

    assertThat(fault.read(order, Map.of())).isEqualTo(TargetReading.OURS);
    assertThat(fault.clean(order, Map.of())).isFalse();
    assertThat(fault.revertIfOurs(order, Map.of())).isEqualTo(RevertOutcome.REVERTED);

    assertThat(room.running(bot).variables())
        .isEqualTo(Map.of("LOG_LEVEL", "info", "BOT_WORKERS", "4"));
    assertThat(fault.clean(order, Map.of())).isTrue();
  }

  @Test
  void aRestartChangesNothingOfIt() {
    FaultOrder order = applied("memory-leak", LEAK);
    room.teamRestarts(bot);

    assertThat(room.fault("memory-leak").read(order, Map.of())).isEqualTo(TargetReading.OURS);
  }

  @Test
  void aRemovedSecretComesBackAsItWas() {
    Map<String, Long> before = room.running(bot).secrets();
    FaultOrder order = applied("missing-secret-key", Args.of(Map.of("name", "API_KEY")));
    assertThat(room.running(bot).secrets()).isEmpty();

    room.fault("missing-secret-key").revertIfOurs(order, Map.of());

    assertThat(room.running(bot).secrets()).isEqualTo(before);
  }

  @Test
  void whatIsNotThereCannotBeRemoved() {
    FaultOrder order = room.order(bot, Args.of(Map.of("name", "NO_SUCH_KEY")));

    assertThat(room.fault("missing-secret-key").apply(order)).isInstanceOf(Applied.Refused.class);
    assertThat(room.current(bot).number()).isEqualTo(1);
  }

  @Test
  void aBrokenReleaseIsNoneToGoBackToLater() {
    FaultOrder order = applied("image-not-found", Args.EMPTY);
    assertThat(room.current(bot).release().version()).isEqualTo("1.1");

    room.fault("image-not-found").revertIfOurs(order, Map.of());

    assertThat(room.current(bot).release().number()).isEqualTo(1);
    assertThat(room.bots.releases.find(bot.team(), 2).orElseThrow().isDeleted()).isTrue();
  }

  @Test
  void aRestartBringsBackABotThatWasScaledToNothing() {
    FaultOrder order = applied("scaled-to-zero", Args.EMPTY);

    assertThat(room.teamRestarts(bot)).isInstanceOf(DeployOutcome.Done.class);

    assertThat(room.fault("scaled-to-zero").read(order, Map.of())).isEqualTo(TargetReading.CHANGED);
  }

  @Test
  void anInstanceThatCameAfterwardsIsNotKilled() {
    Args all = Args.of(Map.of("count", "all"));
    FaultOrder order = applied("process-kill", all);
    List<String> killed = List.copyOf(room.interference.ended);

    // The server died before it could write down that it was done.
    FaultOrder again = new FaultOrder(bot, all, order.operationKey(), 2, order.expiresAt());
    assertThat(room.fault("process-kill").apply(again)).isEqualTo(new Applied.Done());

    assertThat(killed).hasSize(2);
    assertThat(room.interference.ended).isEqualTo(killed);
  }

  @Test
  void aSkewedClockIsTheClockOfOneDeployment() {
    FaultOrder order = applied("clock-skew", Args.of(Map.of("offset", "-PT5M")));
    ClockOffsets clocks = new ClockOffsets(room.operations, room.bots.clock);

    assertThat(clocks.of(room.current(bot).instance())).contains("-300");
    room.teamRestarts(bot);
    assertThat(clocks.of(room.current(bot).instance())).isEmpty();
    assertThat(room.fault("clock-skew").clean(order, Map.of())).isTrue();
    assertThat(room.fault("clock-skew").capability()).contains("libfaketime");
  }

  @Test
  void aStaleKeyIsRefusedUntilTheFaultIsTakenBack() {
    String before = room.keys.keyOf(bot);
    FaultOrder order = applied("secret-rotated-stale", Args.EMPTY);

    assertThat(room.keys.botOf(before)).isEmpty();
    assertThat(room.keys.botOf(room.keys.keyOf(bot))).contains(bot);
    room.fault("secret-rotated-stale").revertIfOurs(order, Map.of());
    assertThat(room.keys.botOf(before)).contains(bot);
    assertThat(room.keys.botOf(room.keys.keyOf(bot))).contains(bot);
  }
}
