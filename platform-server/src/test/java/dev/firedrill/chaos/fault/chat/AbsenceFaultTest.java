package dev.firedrill.chaos.fault.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.chaos.fault.Applied;
import dev.firedrill.chaos.fault.Fault;
import dev.firedrill.chaos.fault.FaultContract;
import dev.firedrill.chaos.fault.FaultOrder;
import dev.firedrill.chaos.fault.RevertOutcome;
import dev.firedrill.chaos.fault.TargetReading;
import dev.firedrill.scenarios.Args;
import dev.firedrill.scenarios.fault.FaultCatalog;
import dev.firedrill.scenarios.json.ScenarioJson;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.workspace.Channel;
import dev.firedrill.workspace.UserId;
import dev.firedrill.workspace.disturbance.Absences;
import dev.firedrill.workspace.persistence.WorkspacePersistence;
import dev.firedrill.workspace.testing.WorkspaceLab;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A bot that is removed from a channel: what all faults promise, and what membership is. */
class AbsenceFaultTest extends FaultContract {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final SteppedClock clock = SteppedClock.atNoon();
  private final WorkspaceLab lab = WorkspaceLab.on(DATABASE, clock);
  private final Absences absences =
      WorkspacePersistence.absences(DATABASE.jdbi(), lab.events, clock);

  @Override
  protected Fault fault() {
    return ChatFaults.all(lab.rules, absences, WorkspacePersistence.poisoned(DATABASE.jdbi()))
        .stream()
        .filter(fault -> fault.id().equals("bot-removed-from-channel"))
        .findFirst()
        .orElseThrow();
  }

  @Override
  protected Args args() {
    return Args.of(Map.of("channel", "users"));
  }

  @Override
  protected Args otherArgs() {
    return Args.of(Map.of("channel", "ops"));
  }

  @Override
  protected TeamEnvironment freshBot() {
    Team team = new TestCourse(DATABASE.jdbi()).team();
    lab.workspaces.provision(team.id());
    return TeamEnvironment.production(team.id());
  }

  @Override
  protected InstantSource clock() {
    return clock;
  }

  @Override
  protected void pass(Duration time) {
    clock.step(time);
  }

  @Override
  protected void takeOver(TeamEnvironment bot) {
    assertThat(fault().revertIfOurs(order(bot, "op"), Map.of())).isEqualTo(RevertOutcome.REVERTED);
    assertThat(fault().apply(order(bot, "theirs"))).isEqualTo(new Applied.Done());
  }

  private FaultOrder order(TeamEnvironment bot, String operation) {
    return new FaultOrder(bot, args(), operation, 1, clock.instant().plusSeconds(600));
  }

  private boolean belongs(TeamEnvironment bot, Channel channel) {
    UserId user = lab.workspaces.credentials(bot).botUser();
    return lab.directory.get(bot.team()).isMember(channel.id(), user);
  }

  @Test
  void theBotBelongsNoLongerThereUntilItIsReverted() {
    TeamEnvironment bot = freshBot();
    Channel users = lab.workspaces.usersChannel(bot);
    Channel ops = lab.workspaces.opsChannel(bot.team());
    assertThat(belongs(bot, users)).isTrue();

    assertThat(fault().apply(order(bot, "op"))).isEqualTo(new Applied.Done());
    assertThat(belongs(bot, users)).isFalse();
    assertThat(belongs(bot, ops)).as("another channel").isTrue();
    assertThat(ChatFaults.leftovers(lab.rules, absences).of(bot))
        .containsExactly("its absence from the users channel");

    assertThat(fault().revertIfOurs(order(bot, "op"), Map.of())).isEqualTo(RevertOutcome.REVERTED);
    assertThat(belongs(bot, users)).isTrue();
    assertThat(ChatFaults.leftovers(lab.rules, absences).of(bot)).isEmpty();
  }

  @Test
  void itComesBackWhenTimeIsUpAlsoInWhatWasRead() {
    TeamEnvironment bot = freshBot();
    Channel users = lab.workspaces.usersChannel(bot);
    assertThat(fault().apply(new FaultOrder(bot, args(), "op", 1, clock.instant().plusSeconds(10))))
        .isEqualTo(new Applied.Done());
    assertThat(belongs(bot, users)).isFalse();

    clock.step(Duration.ofSeconds(10));
    assertThat(belongs(bot, users)).isTrue();
  }

  @Test
  void whoIsInvitedBackStays() {
    TeamEnvironment bot = freshBot();
    Channel users = lab.workspaces.usersChannel(bot);
    FaultOrder order = order(bot, "op");
    Map<String, Object> snapshot = fault().snapshot(order);
    assertThat(fault().apply(order)).isEqualTo(new Applied.Done());

    UserId user = lab.workspaces.credentials(bot).botUser();
    assertThat(lab.channels.join(bot.team(), users.id(), user).orFail()).isTrue();
    assertThat(belongs(bot, users)).isTrue();
    assertThat(lab.channels.join(bot.team(), users.id(), user).orFail()).isFalse();

    assertThat(fault().apply(order)).as("once more").isInstanceOf(Applied.Refused.class);
    assertThat(fault().read(order, snapshot)).isEqualTo(TargetReading.AS_BEFORE);
    fault().revertIfOurs(order, snapshot);
    assertThat(belongs(bot, users)).isTrue();
  }

  @Test
  void aRestartOfThePlatformDoesNotUndoIt() {
    TeamEnvironment bot = freshBot();
    assertThat(fault().apply(order(bot, "op"))).isEqualTo(new Applied.Done());

    lab.workspaces.provision(bot.team());

    assertThat(belongs(bot, lab.workspaces.usersChannel(bot))).isFalse();
  }

  @Test
  void whoDoesNotBelongThereCannotBeRemoved() {
    TeamEnvironment bot = freshBot();
    Channel users = lab.workspaces.usersChannel(bot);
    UserId user = lab.workspaces.credentials(bot).botUser();
    assertThat(lab.channels.leave(bot.team(), users.id(), user).orFail()).isTrue();

    assertThat(fault().apply(order(bot, "op"))).isInstanceOf(Applied.Refused.class);
    assertThat(fault().clean(order(bot, "op"), Map.of())).isTrue();
  }

  @Test
  void theArgumentsOfTheseTestsFitTheSchemaOfTheCatalog() {
    FaultCatalog catalog = FaultCatalog.bundled();
    String id = fault().id();

    assertThat(catalog.violations(id, ScenarioJson.tree(args()))).isEmpty();
    assertThat(catalog.violations(id, ScenarioJson.tree(otherArgs()))).isEmpty();
    assertThat(catalog.violations(id, ScenarioJson.tree(Args.EMPTY))).isNotEmpty();
  }
}
