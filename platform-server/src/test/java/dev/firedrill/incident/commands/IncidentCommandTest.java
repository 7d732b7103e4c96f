package dev.firedrill.incident.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.course.Person;
import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentRoom;
import dev.firedrill.incident.Severity;
import dev.firedrill.incident.role.IncidentRole;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.workspace.SlashCommand;
import dev.firedrill.workspace.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentCommandTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private IncidentRoom room = new IncidentRoom(DATABASE);

  @BeforeEach
  void freshTeam() {
    room = new IncidentRoom(DATABASE);
  }

  private String type(Person person, String text) {
    SlashCommand command =
        IncidentCommands.incident(room.desk, room.incidents, DATABASE.teams(), room.chat);
    UserId user = room.chat.userOf(room.team.id(), person.id());
    SlashCommand.Answer answer =
        command.handle(
            new SlashCommand.Invocation(
                room.team.id(),
                room.chat.opsChannel(room.team.id()).id(),
                user,
                person.id(),
                text));
    assertThat(answer.inChannel()).isNull();
    return answer.ephemeral();
  }

  private Incident open() {
    return room.incidents.openOf(room.team.id()).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "declare sev2 weather is slow | SEV2 | weather is slow",
        "declare SEV 1: everything is down | SEV1 | everything is down",
        "declare severity 4 typo in help | SEV4 | typo in help",
        "declare sev-2 - weather is slow | SEV2 | weather is slow",
        "DECLARE weather is slow | SEV3 | weather is slow",
        "declare several people see nothing | SEV3 | several people see nothing",
        "open sev2 \"weather is slow\" | SEV2 | weather is slow",
      })
  void declaresWhateverTheSpelling(String typed, Severity severity, String title) {
    String answer = type(room.ada, typed);

    assertThat(open().severity()).isEqualTo(severity);
    assertThat(open().title()).isEqualTo(title);
    assertThat(answer).contains("INC-1", "<#" + open().channel() + ">");
  }

  @Test
  void saysWhichIncidentIsAlreadyOpen() {
    type(room.ada, "declare sev2 weather is slow");

    assertThat(type(room.bo, "declare sev1 all is down"))
        .isEqualTo(
            "INC-1 \"weather is slow\" is already open since 12:00 UTC; use `/incident update …`"
                + " or resolve it first.");
  }

  @Test
  void updatesWithAndWithoutAStatus() {
    type(room.ada, "declare sev2 weather is slow");

    assertThat(type(room.bo, "update identified: the service is slow")).contains("12:30 UTC");
    assertThat(open().status()).isEqualTo(Incident.Status.IDENTIFIED);
    assertThat(open().updates().getLast().text()).isEqualTo("the service is slow");

    type(room.bo, "update we switched it off");
    assertThat(open().status()).isEqualTo(Incident.Status.IDENTIFIED);
    assertThat(open().updates().getLast().text()).isEqualTo("we switched it off");
  }

  @Test
  void resolvesAndTellsOfThePostmortem() {
    type(room.ada, "declare sev2 weather is slow");

    assertThat(type(room.bo, "resolve")).contains("INC-1", "postmortem");
    assertThat(room.incidents.openOf(room.team.id())).isEmpty();
  }

  @Test
  void handsOutRolesByHandleAndByMention() {
    type(room.ada, "declare sev2 weather is slow");

    type(room.ada, "role comms @" + room.bo.handle());
    type(room.ada, "role scribe <@" + room.chat.userOf(room.team.id(), room.bo.id()) + "|bo>");

    assertThat(open().roles())
        .contains(
            new Incident.Assignment(IncidentRole.COMMUNICATIONS_LEAD, room.bo.id()),
            new Incident.Assignment(IncidentRole.SCRIBE, room.bo.id()));
  }

  @Test
  void showsHowTheOpenIncidentStands() {
    assertThat(type(room.instructor, "status")).contains("No incident is open");
    type(room.ada, "declare sev2 weather is slow");
    type(room.ada, "update identified <b>slow</b> service");

    assertThat(type(room.instructor, "status"))
        .contains(
            "INC-1 \"weather is slow\" (SEV2) is identified",
            "Incident commander: @" + room.ada.handle(),
            "&lt;b&gt;slow&lt;/b&gt; service");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "declare",
        "declare sev2",
        "declare sev9 weather is slow",
        "declare sev2 ab",
        "update",
        "update identified",
        "resolve done",
        "role",
        "role king @ada",
        "role comms",
        "role comms @nobody-here",
        "frobnicate",
        "status-page <!channel>",
      })
  void everyWrongFormIsAnsweredWithAnExample(String typed) {
    assertThat(type(room.ada, typed)).contains("`/incident ").doesNotContain("<!channel>");
    assertThat(room.incidents.list(room.team.id(), false)).isEmpty();
  }

  @Test
  void emptyUpdatesOfAnOpenIncidentAreExplained() {
    type(room.ada, "declare sev2 weather is slow");

    assertThat(type(room.ada, "update identified")).contains("update is empty", "For example");
    assertThat(open().updates()).isEmpty();
  }

  @Test
  void staffCannotDeclareForATeam() {
    assertThat(type(room.instructor, "declare sev2 weather is slow")).contains("Only members");
    assertThat(room.incidents.openOf(room.team.id())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "help", "HELP"})
  void helpShowsEveryForm(String typed) {
    assertThat(type(room.ada, typed)).contains("declare", "update", "role", "status", "resolve");
  }
}
