package dev.firedrill.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.course.Person;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.incident.Incident.Status;
import dev.firedrill.incident.IncidentDesk.Outcome;
import dev.firedrill.incident.role.IncidentRole;
import dev.firedrill.incident.role.RoleCard;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IncidentLifecycleTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private IncidentRoom room = new IncidentRoom(DATABASE);

  @BeforeEach
  void freshTeam() {
    room = new IncidentRoom(DATABASE);
  }

  private Incident resolved(String title) {
    Incident incident = room.declared(title);
    return IncidentRoom.done(room.desk.resolve(incident.id(), room.ada.id(), null));
  }

  private static String reason(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Refused(String reason) -> reason;
      case Outcome.Unfit(String field, String reason) -> field + ": " + reason;
      case Outcome.Done _, Outcome.AlreadyOpen _, Outcome.AlreadyResolved _, Outcome.NotYours _ ->
          throw new AssertionError("expected a reason but was " + outcome);
    };
  }

  private UpdateDraft promising(int minutes) {
    return new UpdateDraft(
        null, "we look", "a third of forecasts fail", minutes, true, true, false);
  }

  @Test
  void whoeverGetsARoleGetsItsCardAndNobodyElseDoes() {
    Incident incident = room.declared("weather is slow");
    room.desk.assign(incident.id(), room.ada.id(), IncidentRole.OPERATIONS_LEAD, room.bo.id());

    assertThat(room.chat.whispers())
        .satisfiesExactly(
            card -> {
              assertThat(card.to()).isEqualTo(room.chat.userOf(room.team.id(), room.ada.id()));
              assertThat(card.text()).contains("You are incident commander of INC-1");
            },
            card -> {
              assertThat(card.to()).isEqualTo(room.chat.userOf(room.team.id(), room.bo.id()));
              assertThat(card.channel()).isEqualTo(incident.channel());
              assertThat(card.text())
                  .contains("You are operations lead", "first five minutes", "/incident mitigated");
            });
  }

  @ParameterizedTest
  @EnumSource(IncidentRole.class)
  void everyRoleIsStoredAndHasACardWithWhatToDo(IncidentRole role) {
    Incident incident = room.declared("weather is slow");
    Incident after =
        IncidentRoom.done(room.desk.assign(incident.id(), room.ada.id(), role, room.bo.id()));

    assertThat(after.roles()).contains(new Incident.Assignment(role, room.bo.id()));
    assertThat(RoleCard.of(role).firstFiveMinutes()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(IncidentRole.ofWord(role.word())).contains(role);
  }

  @Test
  void handingOverIsItsOwnFactWithTheNoteAndBothPeople() {
    Incident incident = room.declared("weather is slow");
    Incident after =
        IncidentRoom.done(
            room.desk.handOver(
                incident.id(),
                room.ada.id(),
                IncidentRole.INCIDENT_COMMANDER,
                room.bo.id(),
                " the flag is off, watch the queue <now> "));

    assertThat(after.holder(IncidentRole.INCIDENT_COMMANDER)).contains(room.bo.id());
    assertThat(room.evidence(EvidenceKind.INCIDENT_HANDED_OVER))
        .singleElement()
        .satisfies(event ->
            assertThat(event.payload())
                .containsEntry("role", "INCIDENT_COMMANDER")
                .containsEntry("from", room.ada.id().toString())
                .containsEntry("to", room.bo.id().toString())
                .containsEntry("note", "the flag is off, watch the queue <now>"));
    assertThat(room.evidence(EvidenceKind.INCIDENT_ROLE_ASSIGNED)).isEmpty();
    assertThat(room.chat.textsIn(incident.channel()).getLast()).contains("&lt;now&gt;");
  }

  @Test
  void whatCannotBeHandedOverIsExplained() {
    Incident incident = room.declared("weather is slow");
    IncidentRoom others = new IncidentRoom(DATABASE);

    assertThat(reason(handOver(incident, IncidentRole.SCRIBE, room.bo, "note")))
        .contains("Nobody is scribe");
    assertThat(reason(handOver(incident, IncidentRole.RESPONDER, room.bo, "note")))
        .contains("given and not handed over");
    assertThat(reason(handOver(incident, IncidentRole.INCIDENT_COMMANDER, room.ada, "note")))
        .contains("is incident commander already");
    assertThat(reason(handOver(incident, IncidentRole.INCIDENT_COMMANDER, others.ada, "note")))
        .contains("Only members");
    assertThat(reason(handOver(incident, IncidentRole.INCIDENT_COMMANDER, room.bo, " ")))
        .contains("needs to know");
    assertThat(room.evidence(EvidenceKind.INCIDENT_HANDED_OVER)).isEmpty();
  }

  private Outcome handOver(Incident incident, IncidentRole role, Person to, String note) {
    return room.desk.handOver(incident.id(), room.ada.id(), role, to.id(), note);
  }

  @Test
  void anUpdatePromisesTheNextOneAtMostAsLateAsTheSeverityAllows() {
    Incident incident = room.declared("weather is slow");

    Incident after =
        IncidentRoom.done(room.desk.update(incident.id(), room.ada.id(), promising(10)));
    assertThat(after.nextUpdateDueAt())
        .isEqualTo(room.clock.instant().plus(Duration.ofMinutes(10)));
    assertThat(room.incidents.find(incident.id())).contains(after);
    assertThat(room.chat.textsIn(incident.channel()).getLast())
        .contains("*Impact* a third of forecasts fail", "*Next update* by 12:10 UTC");
    assertThat(room.evidence(EvidenceKind.INCIDENT_UPDATED).getLast().payload())
        .containsEntry("impact", "a third of forecasts fail")
        .containsEntry("nextUpdateMinutes", 10);

    assertThat(reason(room.desk.update(incident.id(), room.ada.id(), promising(31))))
        .contains("nextUpdateMinutes", "SEV2", "1 to 30 min");
    assertThat(reason(room.desk.update(incident.id(), room.ada.id(), promising(0))))
        .contains("1 to 30 min");
  }

  @Test
  void aPromiseGivesWayToASeverityThatAsksForMore() {
    Incident incident = room.declared("weather is slow");
    room.desk.update(incident.id(), room.ada.id(), promising(25));

    Incident worse =
        IncidentRoom.done(
            room.desk.changeSeverity(
                incident.id(), room.bo.id(), Severity.SEV1, "nobody is answered"));

    assertThat(worse.nextUpdateDueAt())
        .isEqualTo(room.clock.instant().plus(Duration.ofMinutes(15)));
  }

  @Test
  void anUpdateGoesWhereItIsMeantToGo() {
    Incident incident = room.declared("weather is slow");
    int before = room.chat.textsIn(incident.channel()).size();
    room.desk.update(
        incident.id(),
        room.ada.id(),
        new UpdateDraft(null, "for our partners", null, null, false, false, true));

    assertThat(room.chat.textsIn(incident.channel())).hasSize(before);
    assertThat(
            room.chat.textsIn(
                room.chat
                    .channelByName(room.team.id(), room.team.slug().value() + "-stakeholders")
                    .orElseThrow()
                    .id()))
        .singleElement()
        .asString()
        .contains("INC-1", "for our partners");
    assertThat(
            reason(
                room.desk.update(
                    incident.id(),
                    room.ada.id(),
                    new UpdateDraft(null, "x", null, null, false, false, false))))
        .contains("goes nowhere");
  }

  @Test
  void aSeverityChangesWithItsReason() {
    Incident incident = room.declared("weather is slow");

    assertThat(reason(room.desk.changeSeverity(incident.id(), room.ada.id(), Severity.SEV1, " ")))
        .contains("Say why");
    assertThat(reason(room.desk.changeSeverity(incident.id(), room.ada.id(), Severity.SEV2, "why")))
        .contains("SEV2 already");
    Incident after =
        IncidentRoom.done(
            room.desk.changeSeverity(incident.id(), room.ada.id(), Severity.SEV1, "all fail"));

    assertThat(room.incidents.find(incident.id())).contains(after);
    assertThat(room.evidence(EvidenceKind.INCIDENT_SEVERITY_CHANGED))
        .extracting(EvidenceEvent::text)
        .containsExactly("INC-1 from SEV2 to SEV1: all fail");
  }

  @Test
  void tasksAreAddedGivenDoneAndReopened() {
    Incident incident = room.declared("weather is slow");
    room.desk.addTask(incident.id(), room.ada.id(), " check  the database ", null);
    room.desk.addTask(incident.id(), room.ada.id(), "call the provider", room.bo.id());
    room.desk.assignTask(incident.id(), room.ada.id(), 1, room.bo.id());
    room.desk.markTask(incident.id(), room.bo.id(), 1, true);
    Incident done = room.incidents.find(incident.id()).orElseThrow();

    assertThat(done.tasks())
        .extracting(Incident.Task::text)
        .containsExactly("check the database", "call the provider");
    assertThat(done.tasks().getFirst().doneBy()).isEqualTo(room.bo.id());
    assertThat(done.tasks().getFirst().assignee()).isEqualTo(room.bo.id());

    assertThat(reason(room.desk.markTask(incident.id(), room.bo.id(), 1, true)))
        .contains("done already");
    Incident again = IncidentRoom.done(room.desk.markTask(incident.id(), room.bo.id(), 1, false));
    assertThat(again.tasks().getFirst().isDone()).isFalse();
    assertThat(room.evidence(EvidenceKind.INCIDENT_TASK_CHANGED))
        .extracting(event -> event.payload().get("change"))
        .containsExactly("ADDED", "ADDED", "ASSIGNED", "DONE", "REOPENED");
  }

  @Test
  void wrongTasksAreExplained() {
    Incident incident = room.declared("weather is slow");
    IncidentRoom others = new IncidentRoom(DATABASE);

    assertThat(reason(room.desk.markTask(incident.id(), room.ada.id(), 1, true)))
        .contains("no tasks yet");
    room.desk.addTask(incident.id(), room.ada.id(), "look", null);
    assertThat(reason(room.desk.markTask(incident.id(), room.ada.id(), 7, true)))
        .contains("no task 7", "1 to 1");
    assertThat(reason(room.desk.addTask(incident.id(), room.ada.id(), " ", null)))
        .contains("say what is to be done");
    assertThat(reason(room.desk.addTask(incident.id(), room.ada.id(), "x".repeat(201), null)))
        .contains("201 characters");
    assertThat(reason(room.desk.addTask(incident.id(), room.ada.id(), "look", others.ada.id())))
        .contains("Only members");
    assertThat(room.desk.addTask(incident.id(), others.ada.id(), "look", null))
        .isEqualTo(new Outcome.NotYours());
  }

  @Test
  void aResolvedIncidentIsReopenedWithAReason() {
    Incident over = resolved("weather is slow");
    room.clock.step(Duration.ofMinutes(5));
    Incident open =
        IncidentRoom.done(room.desk.reopen(over.id(), room.bo.id(), "it is slow again"));

    assertThat(open.isOpen()).isTrue();
    assertThat(open.resolvedAt()).isNull();
    assertThat(open.mitigatedAt()).isNull();
    assertThat(open.reopenedAt()).isEqualTo(room.clock.instant());
    assertThat(open.nextUpdateDueAt()).isEqualTo(room.clock.instant().plus(Duration.ofMinutes(30)));
    assertThat(room.incidents.find(over.id())).contains(open);
    assertThat(open.updates().getLast().text()).isEqualTo("Reopened: it is slow again");
    assertThat(room.evidence(EvidenceKind.INCIDENT_REOPENED)).hasSize(1);
  }

  @Test
  void reopeningIsRefusedWhileAnotherIsOpenAndOnceTheGradeIsPublished() {
    Incident over = resolved("weather is slow");
    assertThat(reason(room.desk.reopen(over.id(), room.ada.id(), " "))).contains("Say why");
    Incident other = room.declared("all is down");

    assertThat(reason(room.desk.reopen(over.id(), room.ada.id(), "it is back")))
        .contains("INC-2 is open", "merge it into INC-1");
    assertThat(reason(room.desk.reopen(other.id(), room.ada.id(), "it is back")))
        .contains("nothing to reopen");

    room.desk.resolve(other.id(), room.ada.id(), null);
    room.graded.add(over.id());
    assertThat(reason(room.desk.reopen(over.id(), room.ada.id(), "it is back")))
        .contains("grade of INC-1 is published");
    assertThat(room.evidence(EvidenceKind.INCIDENT_REOPENED)).isEmpty();
  }

  @Test
  void anOpenDuplicateIsClosedAndItsSurvivorGoesOn() {
    Incident first = resolved("weather is slow");
    Incident second = room.declared("weather is slow again");
    room.desk.update(second.id(), room.ada.id(), Status.IDENTIFIED, "the same service");

    Incident closed =
        IncidentRoom.done(room.desk.merge(second.id(), first.id(), room.ada.id(), "same cause"));

    assertThat(closed.mergedInto()).isEqualTo(first.id());
    assertThat(closed.isOpen()).isFalse();
    assertThat(closed.updates()).extracting(Incident.Update::text).contains("the same service");
    assertThat(room.incidents.find(second.id())).contains(closed);
    assertThat(room.incidents.openOf(room.team.id()).map(Incident::id)).contains(first.id());
    assertThat(room.evidence(EvidenceKind.INCIDENT_MERGED))
        .singleElement()
        .satisfies(event -> assertThat(event.payload()).containsEntry("intoNumber", 1));
    assertThat(room.chat.textsIn(second.channel()).getLast())
        .contains("Go on in <#" + first.channel() + ">");
    assertThat(reason(room.desk.reopen(second.id(), room.ada.id(), "no")))
        .contains("was merged into INC-1");
  }

  @Test
  void mergingIsRefusedWhereItMakesNoSense() {
    Incident first = resolved("weather is slow");
    Incident second = resolved("weather is slow again");
    Incident third = resolved("and again");
    IncidentRoom others = new IncidentRoom(DATABASE);
    Incident theirs = others.declared("their own");

    assertThat(reason(room.desk.merge(first.id(), first.id(), room.ada.id(), "")))
        .contains("into itself");
    assertThat(room.desk.merge(first.id(), theirs.id(), room.ada.id(), ""))
        .isEqualTo(new Outcome.NotYours());
    IncidentRoom.done(room.desk.merge(second.id(), first.id(), room.ada.id(), ""));
    assertThat(reason(room.desk.merge(second.id(), third.id(), room.ada.id(), "")))
        .contains("INC-2 was merged into INC-1 already");
    room.graded.add(third.id());
    assertThat(reason(room.desk.merge(third.id(), first.id(), room.ada.id(), "")))
        .contains("grade of INC-3 is published");
  }

  @Test
  void whatWasMergedFollowsItsSurvivorIntoTheNextMerge() {
    Incident first = resolved("weather is slow");
    Incident second = resolved("weather is slow again");
    Incident third = resolved("and again");
    room.desk.merge(third.id(), second.id(), room.ada.id(), "");
    room.desk.merge(second.id(), first.id(), room.ada.id(), "");

    assertThat(room.incidents.find(third.id()).orElseThrow().mergedInto()).isEqualTo(first.id());
    assertThat(room.incidents.openOf(room.team.id())).isEmpty();
  }
}
