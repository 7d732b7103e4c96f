package dev.firedrill.automation.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.automation.run.RunbookRun;
import dev.firedrill.automation.runbook.Runbook;
import dev.firedrill.automation.testing.AutomationRoom;
import dev.firedrill.bot.Author;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.SlashCommand;
import dev.firedrill.workspace.SlashCommand.Answer;
import dev.firedrill.workspace.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunbookCommandTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final String TWO_STEPS =
      """
      ```step
      action: restart
      environment: production
      ```

      ```step
      action: wait
      for: 5s
      ```
      """;

  private final AutomationRoom room = new AutomationRoom(DATABASE);
  private final PersonId grader = new TestCourse(DATABASE.jdbi()).person(CourseRole.GRADER).id();
  private final SlashCommand command =
      RunbookCommands.runbook(
          room.runbooks, room.runs, room.runDesk, (person, _) -> person.equals(room.ada));

  private Answer say(String text, PersonId person) {
    return command.handle(
        new SlashCommand.Invocation(
            room.team.id(), new ChannelId("C1"), new UserId("U1"), person, text));
  }

  private Answer say(String text) {
    return say(text, room.ada);
  }

  @Test
  void theListTellsNumbersStepsAndWhatIsWrong() {
    assertThat(say("").ephemeral()).startsWith("The team has no runbook yet");
    room.runbook(TWO_STEPS);
    room.desk.create(room.team.id(), "Bad", "```step\naction: fly\n```\n", room.ada);
    room.desk.create(room.team.id(), "Words", "Only text.", room.ada);

    assertThat(say("list").ephemeral())
        .contains("1. *Bad*: 1 step, of which 1 cannot be executed")
        .contains("2. *When it is slow*: 2 steps")
        .contains("3. *Words*: only text");
    assertThat(say("list", grader).ephemeral()).contains("*Words*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"run 1", "run #1", "run when it is", "Run \"When it is slow\"", "start 1"})
  void aRunIsBegunByNumberOrTitle(String text) {
    Runbook runbook = room.runbook(TWO_STEPS);

    Answer answer = say(text);

    assertThat(room.runs.open(runbook.id())).isPresent();
    assertThat(room.actions.begun).as("nothing before it is confirmed").isEmpty();
    assertThat(answer.ephemeral()).contains("Next is step 1: `/runbook step` does it");
    assertThat(answer.inChannel()).isEqualTo("<@U1> begins the runbook *When it is slow*.");
  }

  @Test
  void aDryRunSaysWhatWouldBeDoneToYouOnly() {
    Runbook runbook = room.runbook(TWO_STEPS);

    Answer answer = say("run 1 dry");

    assertThat(answer.inChannel()).isNull();
    assertThat(answer.ephemeral())
        .contains("a dry run: nothing was done")
        .contains("Would restart the production bot.")
        .contains("Would wait 5 s.");
    assertThat(room.runs.open(runbook.id())).isEmpty();
  }

  @Test
  void stepsAreConfirmedInTheNameOfWhoTyped() {
    Runbook runbook = room.runbook(TWO_STEPS);
    say("run 1");
    RunbookRun run = room.runs.open(runbook.id()).orElseThrow();

    assertThat(say("step 2").ephemeral())
        .contains("Step 2 is still to come; the next one is step 1");
    assertThat(say("step").inChannel())
        .isEqualTo("<@U1> confirms step 1 of *When it is slow*: restart the production bot.");
    assertThat(say("step").ephemeral()).contains("Step 1 is still running");
    room.runner().work(run.id());
    assertThat(room.actions.errands.getFirst().author())
        .isEqualTo(new Author(room.ada, Author.Via.CHAT, null));

    room.actions.end(1, false);
    room.runner().work(run.id());
    assertThat(say("status").ephemeral()).contains("✗ 1.").contains("It failed: out of memory.");
    assertThat(say("skip 1").inChannel()).startsWith("<@U1> leaves out step 1");
    assertThat(say("step 2 confirm").inChannel()).startsWith("<@U1> confirms step 2");
    assertThat(say("abort").inChannel()).isEqualTo("<@U1> aborts the runbook *When it is slow*.");
    assertThat(say("status").ephemeral()).startsWith("No runbook is being gone through.");
  }

  @Test
  void whatCannotBeIsExplained() {
    room.runbook(TWO_STEPS);
    assertThat(say("run 7").ephemeral()).startsWith("`7` is no runbook of the team.");
    assertThat(say("fly").ephemeral()).startsWith("I do not understand `fly`.");
    assertThat(say("help").ephemeral()).startsWith("Try one of these:");
    assertThat(say("run 1", grader).ephemeral()).contains("but not go through them");
    say("run 1");
    assertThat(say("run 1").ephemeral()).startsWith("It is being gone through already.");
  }
}
