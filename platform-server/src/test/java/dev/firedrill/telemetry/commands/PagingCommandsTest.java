package dev.firedrill.telemetry.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.course.Person;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.alarm.Alarm;
import dev.firedrill.telemetry.alarm.testing.AlarmWorld;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.SlashCommand;
import dev.firedrill.workspace.UserId;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PagingCommandsTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final Team team = course.team();
  private final Person ada = course.student(team);
  private final TeamEnvironment bot = TeamEnvironment.production(team.id());
  private final AlarmWorld world = new AlarmWorld(DATABASE);
  private final Map<String, SlashCommand> commands =
      PagingCommands.all(
              new PagingCommands.Services(
                  world.pages,
                  world.pageDesk,
                  world.onCall,
                  world.silenceDesk,
                  world.alarms,
                  DATABASE.teams(),
                  world.clock),
              (_, _) -> true)
          .stream()
          .collect(Collectors.toMap(SlashCommand::name, Function.identity()));

  private SlashCommand.Answer say(String command, String text) {
    return java.util.Objects.requireNonNull(commands.get(command))
        .handle(
            new SlashCommand.Invocation(
                team.id(), new ChannelId("C1"), new UserId("U1"), ada.id(), text));
  }

  @Test
  void aPageIsTakenByItsNumber() {
    Alarm _ = world.make(team.id(), AlarmWorld.gauge("errors", "errors", 1, 1, 1), ada.id());
    world.tenSeconds(bot, "errors", 3.0);

    assertThat(say("/ack", "9").ephemeral()).contains("There is no page 9").contains("/ack 1");
    assertThat(say("/ack", "soon").ephemeral()).contains("is no number of a page");
    assertThat(say("/ack", "1").inChannel())
        .isEqualTo("<@U1> takes page 1 (errors in production).");
    assertThat(say("/ack", "1").ephemeral()).isEqualTo("Page 1 was taken already.");
    assertThat(say("/ack", "").ephemeral()).isEqualTo("No page is open.");
  }

  @Test
  void somebodyElseTakesOver() {
    assertThat(say("/oncall", "").ephemeral()).startsWith("Nobody is on call now");
    assertThat(say("/oncall", "handover @" + ada.handle() + " 2h exam").inChannel())
        .contains("@" + ada.handle() + " is on call until 2026-11-22T14:00:00Z.");
    assertThat(say("/oncall", "").ephemeral()).startsWith("@" + ada.handle() + " is on call");
    assertThat(say("/oncall", "handover @nobody 2h").ephemeral()).contains("no member @nobody");
    assertThat(say("/oncall", "handover @" + ada.handle() + " soon").ephemeral())
        .contains("no stretch of time");
  }

  @Test
  void anAlarmIsSilencedByItsName() {
    Alarm _ = world.make(team.id(), AlarmWorld.gauge("users unhappy", "errors", 1, 1, 1), ada.id());

    assertThat(say("/silence", "\"users unhappy\" 30m we deploy").ephemeral())
        .isEqualTo("`users unhappy` silenced until 2026-11-22T12:30:00Z.");
    assertThat(say("/silence", "nothing 30m we deploy").ephemeral()).contains("is not one alarm");
    assertThat(say("/silence", "all 2d we deploy").ephemeral()).contains("within 24 hours");
    assertThat(say("/silence", "").ephemeral()).contains("we deploy");
  }
}
