package dev.firedrill.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.automation.Action;
import dev.firedrill.automation.Errand;
import dev.firedrill.automation.Progress;
import dev.firedrill.bot.Author;
import dev.firedrill.kernel.Failure;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BotActionsTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final EnvironmentName PRODUCTION = EnvironmentName.PRODUCTION;
  private static final Action RESTART = new Action.Restart(PRODUCTION);
  private static final Action BACK = new Action.Rollback(PRODUCTION, null);

  private final AutomationStage stage = new AutomationStage(DATABASE);
  private final Errand errand =
      new Errand(stage.bots.team.id(), Author.PLATFORM, stage.bots.ada, "we try it");

  private String plan(Action action) {
    return stage.actions.plan(stage.bots.team.id(), action);
  }

  private Progress start(Action action) {
    return stage.actions.start(action, errand);
  }

  private static Action flag(String key, boolean on) {
    return new Action.SwitchFlag(PRODUCTION, key, on);
  }

  private static Action size(@Nullable Integer memoryMiB, @Nullable Integer cpuPercent) {
    return new Action.Scale(PRODUCTION, memoryMiB, cpuPercent);
  }

  @Test
  void aPlanSaysWhatWouldHappenAndDoesNothing() {
    assertThat(plan(RESTART)).isEqualTo("Would restart the production bot, which runs v1.");
    assertThat(plan(BACK))
        .isEqualTo("Would roll production back to the release before; v1 runs now.");
    assertThat(plan(flag("need-mention", true)))
        .isEqualTo("Would switch need-mention on in production.");
    assertThat(plan(flag("need-mention", false)))
        .isEqualTo("Would change nothing: need-mention is off already.");
    assertThat(plan(size(512, null)))
        .isEqualTo(
            "Would give the production bot 512 MiB of memory and restart it; that makes 6 of 10 units.");
    assertThat(plan(size(4096, null))).contains("Would be refused").contains("the team has 10");

    assertThat(stage.bots.deployments.inProgress(stage.bots.bot)).isEmpty();
    assertThat(stage.capacity.size(stage.bots.bot).version()).isEqualTo(1);
  }

  @Test
  void aRestartIsFollowedUntilItIsInService() {
    Progress begun = start(RESTART);
    assertThat(begun)
        .isEqualTo(
            new Progress.Going("deployment:PRODUCTION:2", "Deployment 2 of v1 is requested."));
    stage.bots.pass();
    assertThat(look(RESTART, begun)).isInstanceOf(Progress.Going.class);
    stage.settle(2);
    assertThat(look(RESTART, begun))
        .isEqualTo(
            new Progress.Done("deployment:PRODUCTION:2", "Deployment 2 of v1 is in service."));
  }

  private Progress look(Action action, Progress begun) {
    assertThat(begun).isInstanceOf(Progress.Going.class);
    return stage.actions.look(stage.bots.team.id(), action, ((Progress.Going) begun).ref());
  }

  @Test
  void whileSomethingIsDeployedARestartIsRefusedAndARollbackStopsIt() {
    stage.bots.deploy(stage.bots.upload("another one"));
    assertThatThrownBy(() -> plan(RESTART))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("is in progress");
    assertThatThrownBy(() -> start(RESTART)).isInstanceOf(Failure.class);
    assertThatThrownBy(() -> start(size(512, null)))
        .hasMessageContaining("cannot be restarted with another size");
    assertThat(stage.capacity.size(stage.bots.bot).version())
        .as("nothing of a refused size stays")
        .isEqualTo(1);

    assertThat(plan(BACK)).contains("would be aborted first");
    assertThat(start(BACK)).isInstanceOf(Progress.Done.class);
    assertThat(stage.running().number()).isEqualTo(1);
  }

  @Test
  void aFlagIsSwitchedAtOnceAndOnlyOnce() {
    assertThat(start(flag("need-mention", true)))
        .isEqualTo(
            new Progress.Done(
                "flag:PRODUCTION:need-mention:2", "need-mention is on in production (version 2)."));
    assertThat(start(flag("need-mention", true)))
        .isEqualTo(new Progress.Done(null, "need-mention was on already."));
    assertThatThrownBy(() -> plan(flag("nothing", true)))
        .hasMessageContaining("There is no flag 'nothing' in production");
    assertThatThrownBy(() -> start(flag("nothing", true))).isInstanceOf(Failure.class);
  }

  @Test
  void aSizeIsGivenByARestartWithinTheBudget() {
    Progress begun = start(size(null, 100));
    assertThat(begun)
        .isEqualTo(
            new Progress.Going(
                "capacity:PRODUCTION:2+deployment:PRODUCTION:2",
                "The bot is restarted with its new size."));
    assertThat(stage.capacity.size(stage.bots.bot).cpuPercent()).isEqualTo(100);
    assertThat(stage.capacity.size(stage.bots.bot).memoryMiB()).as("stays").isEqualTo(256);
    stage.settle(2);
    assertThat(look(size(null, 100), begun)).isInstanceOf(Progress.Done.class);
    assertThat(start(size(null, 100)))
        .isEqualTo(new Progress.Done(null, "It has that size already."));
    assertThatThrownBy(() -> start(size(2048, null))).hasMessageContaining("the team has 10");
  }

  @Test
  void aDeploymentThatIsUnknownIsAFailure() {
    assertThat(stage.actions.look(stage.bots.team.id(), RESTART, "deployment:PRODUCTION:99"))
        .isInstanceOf(Progress.Failed.class);
  }
}
