package dev.firedrill.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.chaos.fault.Burden;
import dev.firedrill.chaos.fault.Fault;
import dev.firedrill.chaos.launch.Capacity;
import dev.firedrill.chaos.launch.LaunchOrder;
import dev.firedrill.chaos.launch.LaunchOutcome;
import dev.firedrill.chaos.ledger.StepState;
import dev.firedrill.kernel.Failure;
import dev.firedrill.scenarios.Args;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is refused before anything starts, with which sentence, and that the others go on. */
class RefusalTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final ChaosWorld world = new ChaosWorld(DATABASE);
  private final Team otter = world.course.team();
  private final Team lynx = world.course.team();

  private LaunchOutcome launch(boolean theReadyOnes, Team... teams) {
    return world
        .desk()
        .launch(
            new LaunchOrder(
                ChaosWorld.SCENARIO,
                Stream.of(teams).map(team -> team.slug().value()).toList(),
                theReadyOnes,
                world.instructor,
                null));
  }

  private void goesOnFor(Team team, LaunchOutcome outcome) {
    assertThat(outcome).isInstanceOf(LaunchOutcome.Launched.class);
    RunId run = ((LaunchOutcome.Launched) outcome).run();
    assertThat(world.record(run).teams()).containsOnlyKeys(team.id());
    world.run(world.engine(), Duration.ofSeconds(10), Duration.ofSeconds(5));
    assertThat(world.state(run, team)).isEqualTo(StepState.VERIFIED);
  }

  @Test
  void faultThatTheServerDoesNotKnowIsNamedWithThoseThatItKnows() {
    world.aroundFault =
        real ->
            new ForwardingFault(real) {
              @Override
              public String id() {
                return "dependency-quick";
              }
            };
    assertThatThrownBy(() -> launch(true, otter))
        .isInstanceOf(Failure.class)
        .hasMessageContaining(
            "This server cannot run 'slow-dependency': step slow-weather needs the fault"
                + " dependency-slow, which this server does not know; it knows dependency-quick.");
    assertThat(world.runs.activeRunOf(otter.id())).isEmpty();
  }

  @Test
  void capabilityThatIsMissingIsNamed() {
    world.aroundFault =
        real ->
            new ForwardingFault(real) {
              @Override
              public Optional<String> capability() {
                return Optional.of("libfaketime");
              }
            };
    assertThatThrownBy(() -> launch(true, otter))
        .isInstanceOf(Failure.class)
        .hasMessageContaining(
            "step slow-weather needs the capability libfaketime, which this server lacks");
  }

  @Test
  void targetThatMatchesNothingIsNamedForItsTeamAndTheOthersGoOn() {
    world.aroundFault =
        real ->
            new ForwardingFault(real) {
              @Override
              public Optional<String> missing(TeamEnvironment bot, Args args) {
                return bot.team().equals(lynx.id())
                    ? Optional.of("it has no flag greeting")
                    : Optional.empty();
              }
            };
    LaunchOutcome refused = launch(false, otter, lynx);
    assertThat(refused).isInstanceOf(LaunchOutcome.TeamNotReady.class);
    assertThat(refused.toString())
        .contains(
            lynx.name(),
            "step slow-weather matches nothing at the bot: it has no flag greeting; add it, or"
                + " launch without this team");
    goesOnFor(otter, launch(true, otter, lynx));
  }

  @Test
  void teamsBeyondWhatTheMachineHoldsAreRefusedWithTheFigures() {
    world.aroundFault = RefusalTest::busy;
    LaunchOutcome refused = launch(false, otter, lynx);
    assertThat(refused.toString())
        .contains(
            "the machine holds 2 cores kept busy at once, 1.5 are taken by other teams and runs,"
                + " and this team's steps need 1.5 more");
    goesOnFor(otter, launch(true, otter, lynx));
  }

  @Test
  void runsThatGoOnTakeTheirPartOfTheMachine() {
    world.aroundFault = RefusalTest::busy;
    assertThat(launch(false, otter)).isInstanceOf(LaunchOutcome.Launched.class);
    assertThat(launch(false, lynx).toString()).contains("1.5 are taken by other teams and runs");
    world.room = new Capacity.Room(3, 0, 0, 0);
    assertThat(launch(false, lynx)).isInstanceOf(LaunchOutcome.Launched.class);
  }

  private static Fault busy(Fault real) {
    return new ForwardingFault(real) {
      @Override
      public Burden burden(Args args) {
        return Burden.cores(1.5);
      }
    };
  }

  @Test
  void loadBeyondWhatTheMachineAnswersIsRefused() {
    world.room = new Capacity.Room(2, 10, 10, 50);
    world.rewrite(
        "  - id: complaint",
        "  - {id: crowd, type: traffic, at: PT1S, profile: steady, duration: PT1M,"
            + " args: {rps: 30}}\n  - id: complaint");
    assertThat(launch(false, otter, lynx).toString())
        .contains("the machine holds 50 messages a second at once, 30 are taken");
  }

  @Test
  void redBaselineIsNamedWithWhatWasSeenAndTheOthersGoOn() {
    world.users.suffering.add(ChaosWorld.bot(lynx));
    assertThat(launch(false, otter, lynx).toString())
        .contains(lynx.name(), "check baseline-reply-ok failed: in the last 15 s");
    goesOnFor(otter, launch(true, otter, lynx));
  }

  @Test
  void nothingIsTakenByTeamsThatAreNotReady() {
    world.aroundFault = RefusalTest::busy;
    world.bots.down.add(ChaosWorld.bot(otter));
    goesOnFor(lynx, launch(true, otter, lynx));
    assertThat(List.of(otter)).allMatch(team -> world.runs.activeRunOf(team.id()).isEmpty());
  }
}
