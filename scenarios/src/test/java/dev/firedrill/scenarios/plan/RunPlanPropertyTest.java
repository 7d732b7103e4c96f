package dev.firedrill.scenarios.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.scenarios.Examples;
import dev.firedrill.scenarios.Scenario;
import dev.firedrill.scenarios.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunPlanPropertyTest {
  private static final Scenario SLOW = Examples.load(Examples.SLOW_DEPENDENCY);
  private static final Scenario LEAK = Examples.load(Examples.MEMORY_LEAK);
  private static final Scenario RANGE =
      Examples.load(
          Examples.MEMORY_LEAK
              .replace(
                  "choices: [192, 256, 320], perTeam: true", "min: 192, max: 320, perTeam: true")
              .replace(
                  "jitter: {max: PT3M, share: all-teams}", "jitter: {max: PT3M, share: per-team}"));

  record Input(
      Scenario scenario, String secretHex, String runId, List<TeamRef> teams, int attempt) {
    byte[] secret() {
      return HexFormat.of().parseHex(secretHex);
    }

    RunPlan compile() {
      return RunPlanCompiler.compile(scenario, secret(), runId, teams, attempt);
    }

    @Override
    public String toString() {
      return scenario.metadata().id() + " " + runId + " " + teams.size() + " teams";
    }
  }

  static List<Input> inputs() {
    var random = new Random(20261122);
    return IntStream.range(0, 60)
        .mapToObj(i -> {
          byte[] secret = new byte[16 + random.nextInt(32)];
          random.nextBytes(secret);
          List<TeamRef> teams =
              IntStream.rangeClosed(0, random.nextInt(12))
                  .mapToObj(t -> new TeamRef("team-" + t))
                  .toList();
          Scenario scenario = List.of(SLOW, LEAK, RANGE).get(i % 3);
          return new Input(
              scenario, HexFormat.of().formatHex(secret), "run-" + i, teams, 1 + random.nextInt(4));
        })
        .toList();
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void theSameInputGivesTheSameBytesWhateverTheOrderOfTeams(Input input) {
    RunPlan plan = input.compile();
    var shuffled = new ArrayList<>(input.teams());
    Collections.shuffle(shuffled, new Random(7));
    RunPlan again =
        RunPlanCompiler.compile(
            input.scenario(), input.secret(), input.runId(), shuffled, input.attempt());

    assertThat(again.json()).isEqualTo(plan.json());
    assertThat(again.digest()).isEqualTo(plan.digest()).matches("[0-9a-f]{64}");
    assertThat(again).isEqualTo(plan);
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void aPlanReadBackFromItsJsonIsEqual(Input input) {
    RunPlan plan = input.compile();
    RunPlan back = RunPlan.parse(plan.json());

    assertThat(back).isEqualTo(plan);
    assertThat(back.json()).isEqualTo(plan.json());
    assertThat(back.digest()).isEqualTo(plan.digest()).isEqualTo(RunPlan.digestOf(plan.json()));
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void everythingDrawnIsAllowedAndFilledIn(Input input) {
    RunPlan plan = input.compile();

    for (TeamPlan team : plan.teams()) {
      input
          .scenario()
          .parameters()
          .forEach((name, parameter) -> {
            Object value = team.parameters().values().get(name);
            if (parameter.min() == null) {
              assertThat(parameter.candidates()).contains(value);
            } else {
              assertThat((Long) value).isBetween(192L, 320L);
            }
          });
      assertThat(team.steps()).hasSameSizeAs(input.scenario().timeline());
      for (PlannedStep planned : team.steps()) {
        assertThat(planned.jitter()).isBetween(Duration.ZERO, planned.step().jitter().max());
        assertThat(planned.at()).isEqualTo(planned.step().at().plus(planned.jitter()));
        assertThat(planned.step().toString()).doesNotContain("${");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void aSharedJitterIsTheSameForEveryTeam(Input input) {
    RunPlan plan = input.compile();

    for (Step step : input.scenario().timeline()) {
      if (step.jitter().share() == Step.Share.ALL_TEAMS) {
        assertThat(plan.teams().stream().map(team -> team.step(step.id()).at()).distinct())
            .hasSize(1);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void aTeamsDrawDoesNotDependOnWhoElseTakesPart(Input input) {
    TeamRef team = input.teams().getLast();
    RunPlan alone =
        RunPlanCompiler.compile(
            input.scenario(), input.secret(), input.runId(), List.of(team), input.attempt());

    assertThat(alone.teams().getFirst()).isEqualTo(input.compile().team(team.slug()).orElseThrow());
  }
}
