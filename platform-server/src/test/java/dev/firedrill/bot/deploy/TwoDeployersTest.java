package dev.firedrill.bot.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.bot.deploy.Deployment.Kind;
import dev.firedrill.bot.deploy.Deployment.State;
import dev.firedrill.bot.deploy.Deployment.Strategy;
import dev.firedrill.bot.fleet.BotRoom;
import dev.firedrill.bot.freeze.FreezeOverride;
import dev.firedrill.bot.release.Release;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TwoDeployersTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final BotRoom room = new BotRoom(DATABASE).inService();

  @Test
  void ofManyWhoDeployAtOnceOneGetsThroughAndTheOthersLearnOfIt() throws Exception {
    Release release = room.upload("better");
    CyclicBarrier barrier = new CyclicBarrier(6);
    List<Callable<DeployOutcome>> presses = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      presses.add(() -> {
        barrier.await();
        return room.tryDeploy(release, Strategy.ROLLING, null);
      });
    }
    List<DeployOutcome> outcomes = new ArrayList<>();
    try (ExecutorService people = Executors.newFixedThreadPool(6)) {
      for (Future<DeployOutcome> press : people.invokeAll(presses)) {
        outcomes.add(press.get());
      }
    }

    assertThat(outcomes).filteredOn(DeployOutcome.Done.class::isInstance).hasSize(1);
    assertThat(outcomes)
        .filteredOn(DeployOutcome.Busy.class::isInstance)
        .hasSize(5)
        .allSatisfy(
            busy -> assertThat(((DeployOutcome.Busy) busy).inProgress().number()).isEqualTo(2));
  }

  @Test
  void anAbortAndTheSupervisorCannotBothWin() {
    room.deploy(room.upload("better"));
    room.pass();
    Deployment seen = room.deployment(2);
    room.rollback.abort(room.bot, 2, "changed my mind", room.byAda);

    assertThat(room.book.makeCurrent(seen, "", room.byAda)).isEmpty();
    assertThat(room.book.fail(seen, "too late")).isEmpty();
    assertThat(room.deployment(1).current()).isTrue();
    assertThat(room.deployment(2).state()).isEqualTo(State.ABORTED);
  }

  @Test
  void environmentsAreIndependentAndPromotionTakesWhatStagingRuns() {
    Release release = room.upload("better");
    room.templates(new byte[] {1}).provision(room.staging);
    room.fleet.ensureRunning(room.staging);
    DeployOrder toStaging =
        new DeployOrder(
            room.staging,
            release.number(),
            Strategy.ROLLING,
            null,
            "try it there",
            FreezeOverride.NONE,
            room.byAda);
    room.deploy(release);
    BotRoom.done(room.desk.deploy(toStaging));
    room.rollback.abort(room.bot, 2, "first in staging", room.byAda);
    room.pass();
    room.fleet.ready(new dev.firedrill.bot.InstanceId(room.staging, 2));
    room.fleet.connectionChanged(room.staging, "d2", 1);
    room.pass(Duration.ofSeconds(2));
    Deployment promoted =
        BotRoom.done(
            room.desk.promote(
                room.bot,
                new DeploymentDesk.Promotion(
                    Strategy.ROLLING, null, "it works", FreezeOverride.NONE, room.byAda)));

    assertThat(promoted.kind()).isEqualTo(Kind.PROMOTION);
    assertThat(promoted.release().number()).isEqualTo(release.number());
    assertThat(promoted.number()).isEqualTo(3);
  }

  @Test
  void whatCannotBeDeployedIsRefusedBeforeAnythingIsWritten() {
    Release gone = room.upload("gone");
    room.artifacts.discard(gone.artifact().digest());

    assertThatThrownBy(() -> room.deploy(gone))
        .isInstanceOf(Failure.class)
        .extracting(refusal -> ((Failure) refusal).code())
        .isEqualTo(ProblemCode.RELEASE_NOT_RUNNABLE);
    room.runtime.refuse("images run in Kubernetes only.");
    assertThatThrownBy(() -> room.deploy(room.upload("an image")))
        .hasMessage("Release v3 cannot run: images run in Kubernetes only.");
    assertThat(room.deployments.list(new Deployments.Page(room.team.id(), null, null, 10)))
        .hasSize(1);
  }
}
