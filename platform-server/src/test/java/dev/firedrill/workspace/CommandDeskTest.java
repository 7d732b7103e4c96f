package dev.firedrill.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.course.Person;
import dev.firedrill.kernel.Failure;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.workspace.gateway.WorkspaceGateway;
import dev.firedrill.workspace.gateway.socket.SocketMode;
import dev.firedrill.workspace.testing.WorkspaceLab;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CommandDeskTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private record Command(String name, Function<Invocation, Answer> carryOut)
      implements SlashCommand {
    @Override
    public String usage() {
      return "<what>";
    }

    @Override
    public String description() {
      return "Does " + name + ".";
    }

    @Override
    public Answer handle(Invocation invocation) {
      return carryOut.apply(invocation);
    }
  }

  private final List<SlashCommand.Invocation> invocations = new ArrayList<>();
  private final WorkspaceLab lab =
      WorkspaceLab.on(
          DATABASE,
          SteppedClock.atNoon(),
          WorkspaceGateway.Limits.lab(),
          SocketMode.Settings.defaults(),
          new Command(
              "/incident",
              it -> {
                invocations.add(it);
                return new SlashCommand.Answer("done", "for all to see");
              }),
          new Command("/flag", it -> SlashCommand.Answer.onlyToYou("flag of " + it.text())),
          new Command(
              "/fails",
              it -> {
                throw Failure.invalid("Say which one: alpha or beta.");
              }),
          new Command(
              "/breaks",
              it -> {
                throw new IllegalStateException("a secret of the inside");
              }));

  private WorkspaceUser ada;
  private Channel ops;
  private Person student;

  @BeforeEach
  void begin() {
    TestCourse course = new TestCourse(DATABASE.jdbi());
    Team team = course.team();
    student = course.student(team);
    lab.workspaces.provision(team.id());
    UserId id = lab.workspaces.userOf(team.id(), student.id());
    ada = lab.workspaces.user(team.id(), id).orElseThrow();
    ops = lab.workspaces.opsChannel(team.id());
  }

  private String answer(String typed) {
    List<Message> answers = lab.commands.run(ada, ops.id(), typed);
    assertThat(answers).hasSize(1);
    assertThat(answers.getFirst().onlyFor()).isEqualTo(ada.id());
    return answers.getFirst().text();
  }

  @Test
  void commandGetsWhoWhereAndWhatAndItsAnswersGoWhereTheyBelong() {
    assertThat(answer("/Incident   declare sev1 the bot is down ")).isEqualTo("done");

    assertThat(invocations)
        .containsExactly(
            new SlashCommand.Invocation(
                ada.team(), ops.id(), ada.id(), student.id(), "declare sev1 the bot is down"));
    assertThat(lab.messages.page(ada.team(), ops.id(), Messages.Page.newest(9), null))
        .extracting(it -> it.message().text())
        .containsExactly("for all to see");
    assertThat(answer("/flag\tlook")).isEqualTo("flag of look");
  }

  @Test
  void unknownCommandNamesTheNearest() {
    assertThat(answer("/incidnt declare"))
        .isEqualTo(
            "`/incidnt` is not a command here. Try `/help` for the list, or did you mean"
                + " `/incident`?");
    assertThat(answer("/xyzzyplugh"))
        .isEqualTo("`/xyzzyplugh` is not a command here. Try `/help` for the list.");
    assertThat(answer("/")).contains("is not a command here");
  }

  @Test
  void failureIsToldAndABugIsNot() {
    assertThat(answer("/fails")).isEqualTo("Say which one: alpha or beta.");
    assertThat(answer("/breaks")).contains("went wrong on our side").doesNotContain("secret");
  }

  @Test
  void helpListsEveryCommand() {
    assertThat(answer("/help"))
        .contains("`/bot <text>`", "`/incident <what>` Does /incident.", "/flag", "`/help`");
    assertThat(lab.commands.list())
        .extracting(CommandDesk.Listed::command)
        .containsExactly("/bot", "/breaks", "/fails", "/flag", "/help", "/incident");
  }

  @Test
  void botThatIsNotConnectedIsSaidToBeSo() {
    assertThat(answer("/bot ping"))
        .contains("Your production bot", "not connected", "operation_timeout");
    Channel staging =
        lab.workspaces.usersChannel(
            new TeamEnvironment(ada.team(), dev.firedrill.team.EnvironmentName.STAGING));
    assertThat(lab.commands.run(ada, staging.id(), "/bot ping"))
        .singleElement()
        .satisfies(it -> assertThat(it.text()).contains("Your staging bot"));
  }

  @Test
  void answerIsShownLiveToTheCallerOnly() {
    List<ChatNotice.EphemeralPosted> told = new ArrayList<>();
    lab.events.subscribe(ChatNotice.EphemeralPosted.class, told::add);

    answer("/flag x");

    assertThat(told)
        .singleElement()
        .satisfies(it -> assertThat(it.onlyFor().person()).isEqualTo(student.id()));
  }
}
