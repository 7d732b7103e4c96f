package dev.firedrill.chaos.fault.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.chaos.fault.Applied;
import dev.firedrill.chaos.fault.Fault;
import dev.firedrill.chaos.fault.FaultContract;
import dev.firedrill.chaos.fault.FaultOrder;
import dev.firedrill.chaos.fault.RevertOutcome;
import dev.firedrill.scenarios.Args;
import dev.firedrill.scenarios.fault.FaultCatalog;
import dev.firedrill.scenarios.json.ScenarioJson;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.blackout.Blackouts;
import dev.firedrill.telemetry.persistence.TelemetryPersistence;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.upstream.UpstreamRules;
import dev.firedrill.upstream.persistence.UpstreamPersistence;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Every fault of the upstream plane keeps what all faults promise. */
@ParameterizedClass(name = "{0}")
@ValueSource(
    strings = {
      "dependency-slow",
      "dependency-reset",
      "dependency-trickle",
      "third-party-api-down",
      "service-misrouted",
      "monitoring-sink-failing",
      "metrics-blackout"
    })
class UpstreamFaultsTest extends FaultContract {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Map<String, List<Args>> ARGS =
      Map.of(
          "dependency-slow",
          List.of(
              Args.of(Map.of("service", "weather", "delay", "PT8S")),
              Args.of(Map.of("service", "weather", "delay", "PT2S", "jitter", "PT1S"))),
          "dependency-reset",
          List.of(Args.of(Map.of("service", "wiki")), Args.of(Map.of("service", "wiki", "p", 0.3))),
          "dependency-trickle",
          List.of(
              Args.of(Map.of("service", "github")),
              Args.of(Map.of("service", "github", "bytesPerSecond", 5))),
          "third-party-api-down",
          List.of(
              Args.of(Map.of("service", "image", "mode", "error", "status", 502)),
              Args.of(Map.of("service", "image", "mode", "timeout"))),
          "service-misrouted",
          List.of(
              Args.of(Map.of("service", "weather", "to", "wiki")),
              Args.of(Map.of("service", "weather"))),
          "monitoring-sink-failing",
          List.of(Args.EMPTY, Args.of(Map.of("delay", "PT5S"))),
          "metrics-blackout",
          List.of(Args.EMPTY, Args.of(Map.of("share", 0.5))));

  private final SteppedClock clock = SteppedClock.atNoon();
  private final UpstreamRules rules = UpstreamPersistence.rules(DATABASE.jdbi(), clock);
  private final Blackouts blackouts = TelemetryPersistence.blackouts(DATABASE.jdbi(), clock);

  @Parameter private String id = "";

  @Override
  protected Fault fault() {
    return UpstreamFaults.all(rules, blackouts).stream()
        .filter(fault -> fault.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Override
  protected Args args() {
    return ARGS.getOrDefault(id, List.of()).getFirst();
  }

  @Override
  protected Args otherArgs() {
    return ARGS.getOrDefault(id, List.of()).getLast();
  }

  @Override
  protected TeamEnvironment freshBot() {
    return TeamEnvironment.production(new TestCourse(DATABASE.jdbi()).team().id());
  }

  @Override
  protected InstantSource clock() {
    return clock;
  }

  @Override
  protected void pass(Duration time) {
    clock.step(time);
  }

  /** As somebody else can: once our rule is gone another operation puts its own there. */
  @Override
  protected void takeOver(TeamEnvironment bot) {
    FaultOrder ours = new FaultOrder(bot, args(), "op", 1, clock.instant().plusSeconds(600));
    assertThat(fault().revertIfOurs(ours, Map.of())).isEqualTo(RevertOutcome.REVERTED);
    assertThat(fault().apply(order(bot, "theirs"))).isEqualTo(new Applied.Done());
  }

  private FaultOrder order(TeamEnvironment bot, String operation) {
    return new FaultOrder(bot, otherArgs(), operation, 1, clock.instant().plusSeconds(900));
  }

  @Test
  void theArgumentsOfTheseTestsFitTheSchemaOfTheCatalog() {
    FaultCatalog catalog = FaultCatalog.bundled();

    assertThat(catalog.violations(id, ScenarioJson.tree(args()))).isEmpty();
    assertThat(catalog.violations(id, ScenarioJson.tree(otherArgs()))).isEmpty();
    assertThat(catalog.violations(id, ScenarioJson.tree(Args.of(Map.of("share", 2))))).isNotEmpty();
  }

  @Test
  void aSecondFaultAtTheSamePlaceIsRefusedWithASentence() {
    TeamEnvironment bot = freshBot();
    assertThat(fault().apply(order(bot, "first"))).isEqualTo(new Applied.Done());

    assertThat(fault().apply(order(bot, "second")))
        .isInstanceOfSatisfying(
            Applied.Refused.class,
            refused ->
                assertThat(refused.reason())
                    .startsWith("another operation disturbs the ")
                    .contains("one fault at a time"));
  }

  @Test
  void whatIsLeftIsFoundUntilItIsReverted() {
    TeamEnvironment bot = freshBot();
    FaultOrder order = order(bot, "left");
    assertThat(UpstreamFaults.leftovers(rules, blackouts).of(bot)).isEmpty();
    assertThat(fault().apply(order)).isEqualTo(new Applied.Done());

    assertThat(UpstreamFaults.leftovers(rules, blackouts).of(bot)).hasSize(1);
    assertThat(UpstreamFaults.leftovers(rules, blackouts).of(freshBot())).isEmpty();

    assertThat(fault().revertIfOurs(order, Map.of())).isEqualTo(RevertOutcome.REVERTED);
    assertThat(UpstreamFaults.leftovers(rules, blackouts).of(bot)).isEmpty();
  }
}
