package dev.firedrill.incident.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.course.Person;
import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentRoom;
import dev.firedrill.incident.Severity;
import dev.firedrill.incident.role.IncidentRole;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.SlashCommand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentVerbsTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private IncidentRoom room = new IncidentRoom(DATABASE);

  @BeforeEach
  void freshTeam() {
    room = new IncidentRoom(DATABASE);
  }

  private String type(Person person, String text) {
    return type(person, ops(), text);
  }

  private String type(Person person, ChannelId channel, String text) {
    SlashCommand command =
        IncidentCommands.incident(room.desk, room.incidents, DATABASE.teams(), room.chat);
    return command
        .handle(
            new SlashCommand.Invocation(
                room.team.id(),
                channel,
                room.chat.userOf(room.team.id(), person.id()),
                person.id(),
                text))
        .ephemeral();
  }

  private ChannelId ops() {
    return room.chat.opsChannel(room.team.id()).id();
  }

  private ChannelId users() {
    return room.chat.usersChannel(TeamEnvironment.production(room.team.id())).id();
  }

  private Incident open() {
    return room.incidents.openOf(room.team.id()).orElseThrow();
  }

  @Test
  void operationsCanBeGivenInAnyOfItsWords() {
    type(room.ada, "declare sev2 weather is slow");
    assertThat(type(room.ada, "role operations @" + room.bo.handle())).contains("operations lead");
    type(room.ada, "role ops @" + room.ada.handle());

    assertThat(open().holder(IncidentRole.OPERATIONS_LEAD)).contains(room.ada.id());
  }

  @Test
  void aRoleIsHandedOverWithANote() {
    type(room.ada, "declare sev2 weather is slow");
    assertThat(type(room.ada, "handover commander @" + room.bo.handle() + " the flag is off"))
        .contains("You handed over", "has your note");

    assertThat(open().holder(IncidentRole.INCIDENT_COMMANDER)).contains(room.bo.id());
    assertThat(type(room.ada, "handover commander @" + room.ada.handle()))
        .contains("needs to know", "/incident handover");
    assertThat(type(room.ada, "handover king @x y")).contains("no role \"king\"");
    assertThat(type(room.ada, "handover comms @nobody-here y")).contains("Nobody in your team");
  }

  @Test
  void severityAndMitigationAreOneLineEach() {
    type(room.ada, "declare sev3 weather is slow");

    assertThat(type(room.ada, "severity sev1 nobody is answered")).contains("SEV1 now");
    assertThat(open().severity()).isEqualTo(Severity.SEV1);
    assertThat(type(room.ada, "severity sev2")).contains("Say why");
    assertThat(type(room.ada, "severity high because")).contains("Severities go from sev1");
    assertThat(type(room.ada, "severity sev7 because")).contains("Severities go from sev1");

    assertThat(type(room.ada, "mitigated the flag is off")).contains("is mitigated, as you say");
    assertThat(open().updates().getLast().text()).isEqualTo("the flag is off");
    type(room.ada, "update investigating it is back");
    type(room.ada, "mitigated");
    assertThat(open().mitigatedAt()).isNotNull();
  }

  @Test
  void tasksAreKeptInChat() {
    type(room.ada, "declare sev2 weather is slow");
    assertThat(type(room.ada, "task list")).contains("has no tasks");
    assertThat(type(room.ada, "task check the database @" + room.bo.handle()))
        .contains("Task 1 added to INC-1 for @" + room.bo.handle());
    type(room.ada, "task add call the provider");
    assertThat(type(room.bo, "task done 1")).isEqualTo("Task 1 is done.");
    assertThat(type(room.bo, "task assign 2 @" + room.bo.handle())).contains("Task 2 is for");
    assertThat(type(room.bo, "tasks"))
        .contains("☑ 1. check the database", "☐ 2. call the provider");
    assertThat(type(room.bo, "task reopen 1")).contains("open again");

    assertThat(type(room.bo, "task done")).contains("number of the task");
    assertThat(type(room.bo, "task done 9")).contains("no task 9");
    assertThat(type(room.bo, "task look @nobody-here")).contains("Nobody in your team");
    assertThat(open().tasks()).hasSize(2);
  }

  @Test
  void aResolvedIncidentIsReopenedAndADuplicateMerged() {
    type(room.ada, "declare sev2 weather is slow");
    ChannelId first = open().channel();
    type(room.ada, "resolve");
    assertThat(type(room.ada, first, "update more"))
        .contains("is resolved", "/incident reopen INC-1");
    assertThat(type(room.ada, "reopen INC-9 why")).contains("no INC-9");
    assertThat(type(room.ada, "reopen")).contains("Say which incident");
    assertThat(type(room.ada, "reopen INC-1")).contains("Say why");
    assertThat(type(room.ada, first, "reopen it is back")).contains("You reopened INC-1");
    type(room.ada, "resolve");

    type(room.ada, "declare sev2 weather again");
    assertThat(type(room.ada, "reopen INC-1 it is back")).contains("INC-2 is open");
    assertThat(type(room.ada, "merge INC-2")).contains("duplicate of which");
    assertThat(type(room.ada, "merge INC-2 into INC-7")).contains("no INC-7");
    assertThat(type(room.ada, "merge INC-2 into INC-1 same cause"))
        .contains("closed as a duplicate");
    assertThat(open().number()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "declare sev2 weather is slow",
        "update identified it is the service",
        "mitigated",
        "resolve",
        "severity sev1 worse",
        "task look",
        "reopen INC-1 why",
        "merge INC-1 into INC-1",
      })
  void nothingIsDoneInFrontOfUsersAndTheRightPlaceIsNamed(String typed) {
    Incident before = room.declared("weather is slow");

    assertThat(type(room.ada, users(), typed))
        .contains("Users read this channel", "Nothing was done", "<#" + before.channel() + ">");
    assertThat(room.incidents.find(before.id())).contains(before);
    assertThat(room.incidents.list(room.team.id(), false)).hasSize(1);
  }

  @Test
  void withNothingOpenUsersChannelsLeadToOps() {
    assertThat(type(room.ada, users(), "declare sev2 weather is slow"))
        .contains("Nothing was done", "<#" + ops() + ">");
    assertThat(room.incidents.list(room.team.id(), false)).isEmpty();
  }

  @Test
  void theChannelOfAnotherIncidentIsTheWrongPlace() {
    type(room.ada, "declare sev2 weather is slow");
    Incident first = open();
    type(room.ada, "resolve");
    assertThat(type(room.ada, first.channel(), "declare sev2 all is down"))
        .contains("Nothing was done", "<#" + ops() + ">");
    type(room.ada, "declare sev2 all is down");
    Incident second = open();

    assertThat(type(room.ada, first.channel(), "resolve done"))
        .contains("This is the channel of INC-1", "<#" + second.channel() + ">");
    assertThat(type(room.ada, second.channel(), "reopen INC-1 why"))
        .contains("This is the channel of INC-2", "<#" + first.channel() + ">");
    assertThat(open()).isEqualTo(second);
    assertThat(type(room.ada, second.channel(), "resolve done")).contains("You resolved INC-2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "help", "status", "card", "card ops"})
  void askingWorksEverywhereAndForEverybody(String typed) {
    room.declared("weather is slow");

    assertThat(type(room.instructor, users(), typed)).isNotBlank().doesNotContain("Nothing was");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update hello",
        "mitigated",
        "resolve",
        "severity sev1 worse",
        "task look",
        "handover commander %s note",
        "role scribe %s",
      })
  void strangersChangeNothing(String typed) {
    Incident before = room.declared("weather is slow");

    assertThat(type(room.instructor, typed.formatted("@" + room.bo.handle())))
        .contains("Only members");
    assertThat(room.incidents.find(before.id())).contains(before);
  }

  @Test
  void helpNamesEveryVerb() {
    assertThat(type(room.ada, "help"))
        .contains(
            "declare",
            "update",
            "mitigated",
            "resolve",
            "reopen",
            "severity",
            "role",
            "handover",
            "card",
            "task",
            "merge",
            "status");
  }
}
