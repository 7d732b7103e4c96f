package dev.firedrill.automation.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.automation.Action;
import dev.firedrill.automation.Measure;
import dev.firedrill.team.EnvironmentName;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunbookMarkdownTest {
  private static final String TEXT =
      """
      # When weather is slow

      Look at the *dashboard* first.

      ## Take weather away

      ```step
      action: flag
      environment: production
      flag: plugin.weather.enabled
      on: off
      ```

      ```java
      // no step
      ```

      ## See whether it helped

      ```step
      action: check
      environment: production
      users: availability
      expect: ">= 95 %"
      within: 2m
      ```

      ```step
      title: Restart in any case
      action: restart
      environment: staging
      timeout: 60
      ```
      """;

  @Test
  void blocksMarkedStepAreStepsAndNothingElse() {
    List<RunbookStep> steps = RunbookMarkdown.steps(TEXT);

    assertThat(steps).extracting(RunbookStep::problem).containsOnlyNulls();
    assertThat(steps)
        .extracting(RunbookStep::title)
        .containsExactly("Take weather away", "See whether it helped", "Restart in any case");
    assertThat(steps).extracting(RunbookStep::line).containsExactly(7, 20, 28);
    assertThat(steps.get(0).action())
        .isEqualTo(
            new StepAction.Act(
                new Action.SwitchFlag(EnvironmentName.PRODUCTION, "plugin.weather.enabled", false),
                Duration.ofMinutes(2)));
    assertThat(steps.get(1).action())
        .isEqualTo(
            new StepAction.Check(
                new Measure.Users(
                    EnvironmentName.PRODUCTION,
                    Measure.Figure.AVAILABILITY,
                    null,
                    Duration.ofMinutes(1)),
                Comparison.GE,
                0.95,
                Duration.ofMinutes(2),
                Duration.ofMinutes(2)));
    assertThat(steps.get(2).action())
        .isEqualTo(
            new StepAction.Act(new Action.Restart(EnvironmentName.STAGING), Duration.ofMinutes(1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "reboot: now|1|does not say what to do",
        "action: reboot|2|'reboot' is no action",
        "action: restart|1|restart needs 'environment'",
        "action: restart;environment: moon|3|There is no environment 'moon'",
        "action: restart;enviroment: staging|3|'enviroment' means nothing to restart",
        "action: restart;environment: staging;timeout: 2h|4|is no time",
        "action: restart;environment: staging;timeout: 9999|4|between 1 and 900",
        "action: flag;environment: staging;flag: a|1|flag needs 'on'",
        "action: flag;environment: staging;flag: a;on: perhaps|5|neither true nor false",
        "action: scale;environment: staging|1|needs memoryMiB, cpuPercent or both",
        "action: scale;environment: staging;memoryMiB: much|4|no whole number",
        "action: check;environment: staging;expect: '>' 1|4|cannot be read",
        "action: check;environment: staging;metric: up;expect: fine|5|is no expectation",
        "action: check;environment: staging;metric: up;users: availability|5|either",
        "action: check;environment: staging;users: mood;expect: < 1|4|not known of users",
        "action: wait;for: 20m|3|between 1 and 600",
        "action: rollback;environment: staging;release: the last|4|is no release",
        "action: [restart]|2|several values",
        "action: restart;action: wait|3|twice",
        "- restart|2|has no names",
        "a: &x 1;b: *x;action: !!java.net.URL http://x|4|Global tag is not allowed"
      })
  void whatIsWrongIsToldWithItsLineAndMend(String step, int line, String words) {
    List<RunbookStep> steps =
        RunbookMarkdown.steps("```step\n" + step.replace(";", "\n") + "\n```\n");

    assertThat(steps).hasSize(1);
    assertThat(steps.getFirst().action()).isNull();
    assertThat(steps.getFirst().problem()).contains(words);
    assertThat(steps.getFirst().line()).isEqualTo(line);
  }

  @Test
  void hostileTextsAreBounded() {
    String bomb = "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\naction: wait\nfor: 5s\n";
    assertThat(RunbookMarkdown.steps("```step\n" + bomb + "```").getFirst().problem()).isNotNull();
    String long_ = "action: " + "x".repeat(5_000);
    assertThat(RunbookMarkdown.steps("```step\n" + long_ + "\n```").getFirst().problem())
        .contains("more than 4000 characters");
    List<RunbookStep> many =
        RunbookMarkdown.steps("```step\naction: wait\nfor: 5s\n```\n\n".repeat(60));
    assertThat(many.stream().filter(step -> step.problem() == null)).hasSize(40);
    assertThat(RunbookMarkdown.steps("> ".repeat(30_000) + "x")).isEmpty();
    assertThat(RunbookMarkdown.steps("")).isEmpty();
  }
}
