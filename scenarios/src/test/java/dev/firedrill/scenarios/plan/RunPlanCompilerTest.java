package dev.firedrill.scenarios.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.scenarios.Args;
import dev.firedrill.scenarios.At;
import dev.firedrill.scenarios.Examples;
import dev.firedrill.scenarios.Hint;
import dev.firedrill.scenarios.Scenario;
import dev.firedrill.scenarios.Step;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunPlanCompilerTest {
  private static final byte[] SECRET = "a secret of the course".getBytes(StandardCharsets.UTF_8);
  private static final List<TeamRef> FORTY_TEAMS =
      IntStream.range(0, 40).mapToObj(i -> new TeamRef("team-" + i)).toList();

  private final Scenario slow = Examples.load(Examples.SLOW_DEPENDENCY);

  @Test
  void theFaultIsPlannedWithTheTeamsOwnDelay() {
    RunPlan plan = compile(SECRET, 1);

    for (TeamPlan team : plan.teams()) {
      PlannedStep planned = team.step("slow-weather");
      Step.FaultStep fault = (Step.FaultStep) planned.step();
      assertThat(planned.offset()).contains(Duration.ofSeconds(5));
      assertThat(fault.args().text("service")).contains("weather");
      assertThat(fault.args().text("delay")).isEqualTo(team.parameters().text("delay"));
      assertThat(team.step("complaint").offset()).isEmpty();
    }
    assertThat(plan.teams().stream().map(team -> team.parameters().text("delay")).distinct())
        .hasSize(3);
  }

  @Test
  void anotherSecretAttemptOrVersionDrawsOtherValues() {
    List<Args> drawn = parameters(compile(SECRET, 1));

    assertThat(parameters(compile("another secret of one".getBytes(StandardCharsets.UTF_8), 1)))
        .isNotEqualTo(drawn);
    assertThat(parameters(compile(SECRET, 2))).isNotEqualTo(drawn);
    Scenario next =
        Examples.load(Examples.SLOW_DEPENDENCY.replace("version: 1.0.0", "version: 1.0.1"));
    assertThat(parameters(RunPlanCompiler.compile(next, SECRET, "run", FORTY_TEAMS, 1)))
        .isNotEqualTo(drawn);
  }

  @Test
  void theDrawIsPinnedSoThatOldRunsCanBeDrawnAgain() {
    RunPlan plan = compile(SECRET, 1);

    assertThat(plan.teams().stream().limit(4).map(team -> team.parameters().values().get("delay")))
        .containsExactly("PT8S", "PT8S", "PT9S", "PT7S");
  }

  @Test
  void aFixedScenarioGivesEverybodyTheFirstChoice() {
    Scenario fixed =
        Examples.load(
            Examples.SLOW_DEPENDENCY.replace("variantSeed: per-team", "variantSeed: fixed"));

    assertThat(parameters(RunPlanCompiler.compile(fixed, SECRET, "run", FORTY_TEAMS, 3)))
        .containsOnly(Args.of(Map.of("delay", "PT7S", "customer", "Priya")));
  }

  @Test
  void aRunWideScenarioGivesEverybodyTheSame() {
    Scenario shared =
        Examples.load(
            Examples.SLOW_DEPENDENCY.replace("variantSeed: per-team", "variantSeed: per-run"));

    assertThat(
            parameters(RunPlanCompiler.compile(shared, SECRET, "run", FORTY_TEAMS, 1)).stream()
                .distinct())
        .hasSize(1);
  }

  @Test
  void aNumberStaysANumberInArgsAndBecomesTextInText() {
    RunPlan plan =
        RunPlanCompiler.compile(
            Examples.load(Examples.MEMORY_LEAK), SECRET, "run", List.of(new TeamRef("blue")), 1);

    TeamPlan team = plan.team("blue").orElseThrow();
    Step.FaultStep fault = (Step.FaultStep) team.step("bad-deploy").step();
    assertThat(fault.args().values().get("memoryLimitMi")).isEqualTo(256L);
    assertThat(fault.args().text("changeCause").orElseThrow())
        .isEqualTo(
            "release "
                + team.parameters().text("badVersion").orElseThrow()
                + ": message cache for faster replies");
    assertThat(team.step("complaint").at())
        .isEqualTo(
            new At.After(
                "bad-deploy", At.Event.VERIFIED, Duration.ofMinutes(6), Duration.ofMinutes(30)));
  }

  @Test
  void aHintIsFilledWithWhatTheTeamDrewAsEveryOtherTextIs() {
    String asks = "Do all commands suffer, or only some?";
    Scenario scenario =
        Examples.load(
            Examples.SLOW_DEPENDENCY.replace(asks, "${customer} waits ${delay} for one."));
    RunPlan plan = RunPlanCompiler.compile(scenario, SECRET, "run", FORTY_TEAMS, 1);

    for (TeamPlan team : plan.teams()) {
      assertThat(plan.hints(team.team().slug()).getFirst().text())
          .startsWith(
              team.parameters().text("customer").orElseThrow()
                  + " waits "
                  + team.parameters().text("delay").orElseThrow()
                  + " for one.");
      assertThat(plan.hints(team.team().slug()))
          .extracting(Hint::id)
          .isEqualTo(plan.scenario().hints().stream().map(Hint::id).toList());
    }
  }

  @Test
  void thePlanKeepsTheScenarioForGradingAgain() {
    RunPlan plan = compile(SECRET, 1);

    assertThat(plan.scenario()).isEqualTo(slow);
    assertThat(plan.scenarioId()).isEqualTo("slow-dependency");
    assertThat(plan.scenarioVersion()).isEqualTo("1.0.0");
  }

  @Test
  void badInputIsRefused() {
    List<TeamRef> team = List.of(new TeamRef("blue"));
    assertThatThrownBy(() -> RunPlanCompiler.compile(slow, new byte[15], "run", team, 1))
        .hasMessageContaining("16");
    assertThatThrownBy(() -> RunPlanCompiler.compile(slow, SECRET, " ", team, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RunPlanCompiler.compile(slow, SECRET, "run", team, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RunPlanCompiler.compile(slow, SECRET, "run", List.of(), 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() ->
            RunPlanCompiler.compile(
                slow, SECRET, "run", List.of(new TeamRef("a"), new TeamRef("a")), 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TeamRef("*")).isInstanceOf(IllegalArgumentException.class);
  }

  private RunPlan compile(byte[] secret, int attempt) {
    return RunPlanCompiler.compile(slow, secret, "run", FORTY_TEAMS, attempt);
  }

  private static List<Args> parameters(RunPlan plan) {
    return plan.teams().stream().map(TeamPlan::parameters).toList();
  }
}
