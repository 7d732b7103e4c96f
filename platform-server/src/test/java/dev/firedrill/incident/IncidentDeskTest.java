package dev.firedrill.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.incident.Incident.Status;
import dev.firedrill.incident.IncidentDesk.Outcome;
import dev.firedrill.incident.role.IncidentRole;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IncidentDeskTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private IncidentRoom room = new IncidentRoom(DATABASE);

  @BeforeEach
  void freshTeam() {
    room = new IncidentRoom(DATABASE);
  }

  @Test
  void declaringMakesAChannelForEverybodyAndTellsOps() {
    Incident incident = room.declared("Weather is slöw & <!here> late");

    assertThat(incident.number()).isEqualTo(1);
    assertThat(incident.channelName()).isEqualTo("inc-1-weather-is-slow-here-late");
    assertThat(room.chat.membersOf(incident.channel()))
        .containsExactlyInAnyOrder(
            room.chat.userOf(room.team.id(), room.ada.id()),
            room.chat.userOf(room.team.id(), room.bo.id()));
    assertThat(room.chat.textsIn(incident.channel()))
        .singleElement()
        .asString()
        .contains("INC-1", "&lt;!here&gt;", "within 30 min")
        .doesNotContain("<!here>");
    assertThat(room.chat.textsIn(room.chat.opsChannel(room.team.id()).id()))
        .singleElement()
        .asString()
        .contains("INC-1", "<#" + incident.channel() + ">");
    assertThat(incident.roles())
        .containsExactly(new Incident.Assignment(IncidentRole.INCIDENT_COMMANDER, room.ada.id()));
  }

  @Test
  void declaringIsWrittenDownWithWhoWhatAndWhere() {
    Incident incident = room.declared("weather is slow");

    assertThat(room.evidence(EvidenceKind.INCIDENT_DECLARED))
        .singleElement()
        .satisfies(event -> {
          assertThat(event.actor()).isEqualTo(room.ada.id());
          assertThat(event.subject()).isEqualTo("incident:1");
          assertThat(event.occurredAt()).isEqualTo(incident.declaredAt());
          assertThat(event.payload())
              .containsEntry("incidentId", incident.id().toString())
              .containsEntry("number", 1)
              .containsEntry("severity", "SEV2")
              .containsEntry("title", "weather is slow")
              .containsEntry("channel", incident.channel().value());
        });
  }

  @Test
  void aTeamHasOneOpenIncidentAtATime() {
    Incident first = room.declared("weather is slow");

    assertThat(room.desk.declare(room.team.id(), room.bo.id(), Severity.SEV1, "all is down"))
        .isEqualTo(new Outcome.AlreadyOpen(first));

    room.desk.resolve(first.id(), room.bo.id(), null);
    assertThat(room.declared("all is down").number()).isEqualTo(2);
  }

  @Test
  void ofManyWhoDeclareAtOnceOneDoes() throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Outcome>> answers = new ArrayList<>();
    try (var pool = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 8; i++) {
        PersonId by = i % 2 == 0 ? room.ada.id() : room.bo.id();
        answers.add(
            pool.submit(() -> {
              start.await();
              return room.desk.declare(room.team.id(), by, Severity.SEV3, "weather is slow");
            }));
      }
      start.countDown();
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (Future<Outcome> answer : answers) {
      outcomes.add(answer.get());
    }

    assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(Outcome.AlreadyOpen.class::isInstance).hasSize(7);
    assertThat(room.evidence(EvidenceKind.INCIDENT_DECLARED)).hasSize(1);
  }

  @Test
  void nothingRemainsOfADeclarationThatFailedHalfway() {
    room.chat.breakPosting();

    assertThatThrownBy(() -> room.declared("weather is slow")).hasMessage("chat is broken");

    assertThat(room.incidents.list(room.team.id(), false)).isEmpty();
    assertThat(room.evidence(EvidenceKind.INCIDENT_DECLARED)).isEmpty();
  }

  @Test
  void updatesMoveTheStatusAndTheNextDueTime() {
    Incident incident = room.declared("weather is slow");
    assertThat(incident.nextUpdateDueAt())
        .isEqualTo(incident.declaredAt().plus(Duration.ofMinutes(30)));

    room.clock.step(Duration.ofMinutes(4));
    Incident identified =
        IncidentRoom.done(
            room.desk.update(
                incident.id(), room.bo.id(), Status.IDENTIFIED, " the service is slow "));

    assertThat(identified.status()).isEqualTo(Status.IDENTIFIED);
    assertThat(identified.nextUpdateDueAt())
        .isEqualTo(incident.declaredAt().plus(Duration.ofMinutes(34)));
    assertThat(room.incidents.find(incident.id())).contains(identified);
    assertThat(room.evidence(EvidenceKind.INCIDENT_UPDATED))
        .extracting(EvidenceEvent::text)
        .containsExactly("INC-1 identified: the service is slow");
  }

  @Test
  void aRelapseTakesTheMitigationBack() {
    Incident incident = room.declared("weather is slow");
    Incident mitigated =
        IncidentRoom.done(
            room.desk.update(incident.id(), room.ada.id(), Status.MITIGATED, "flag off"));
    assertThat(mitigated.mitigatedAt()).isEqualTo(room.clock.instant());

    Incident relapsed =
        IncidentRoom.done(
            room.desk.update(incident.id(), room.ada.id(), Status.INVESTIGATING, "it is back"));
    assertThat(relapsed.mitigatedAt()).isNull();
    assertThat(room.incidents.find(incident.id())).contains(relapsed);
  }

  @Test
  void aResolvedIncidentIsNotChangedAnyMore() {
    Incident incident = room.declared("weather is slow");
    Incident resolved =
        IncidentRoom.done(room.desk.resolve(incident.id(), room.ada.id(), "all is well"));

    assertThat(resolved.resolvedAt()).isEqualTo(room.clock.instant());
    assertThat(resolved.nextUpdateDueAt()).isNull();
    assertThat(room.chat.textsIn(room.chat.opsChannel(room.team.id()).id()).getLast())
        .contains("is resolved", "all is well");
    assertThat(room.desk.update(incident.id(), room.ada.id(), null, "one more thing"))
        .isEqualTo(new Outcome.AlreadyResolved(resolved));
    assertThat(room.desk.resolve(incident.id(), room.ada.id(), null))
        .isEqualTo(new Outcome.AlreadyResolved(resolved));
    assertThat(room.evidence(EvidenceKind.INCIDENT_RESOLVED)).hasSize(1);
  }

  @Test
  void aRoleHeldByOneMovesAndRespondersGather() {
    Incident incident = room.declared("weather is slow");
    room.desk.assign(incident.id(), room.ada.id(), IncidentRole.INCIDENT_COMMANDER, room.bo.id());
    room.desk.assign(incident.id(), room.ada.id(), IncidentRole.RESPONDER, room.bo.id());
    Incident after =
        IncidentRoom.done(
            room.desk.assign(incident.id(), room.ada.id(), IncidentRole.RESPONDER, room.ada.id()));

    assertThat(after.roles())
        .containsExactlyInAnyOrder(
            new Incident.Assignment(IncidentRole.INCIDENT_COMMANDER, room.bo.id()),
            new Incident.Assignment(IncidentRole.RESPONDER, room.ada.id()),
            new Incident.Assignment(IncidentRole.RESPONDER, room.bo.id()));
    assertThat(room.evidence(EvidenceKind.INCIDENT_ROLE_ASSIGNED)).hasSize(3);
  }

  @Test
  void onlyMembersOfTheTeamActAndHoldRoles() {
    Incident incident = room.declared("weather is slow");
    IncidentRoom others = new IncidentRoom(DATABASE);

    assertThat(room.desk.declare(room.team.id(), room.instructor.id(), Severity.SEV1, "all down"))
        .isEqualTo(new Outcome.NotYours());
    assertThat(room.desk.update(incident.id(), others.ada.id(), null, "hello"))
        .isEqualTo(new Outcome.NotYours());
    assertThat(room.desk.assign(incident.id(), room.ada.id(), IncidentRole.SCRIBE, others.ada.id()))
        .isInstanceOf(Outcome.Unfit.class);
  }

  @Test
  void titlesAndTextsHaveTheirLengths() {
    assertThat(room.desk.declare(room.team.id(), room.ada.id(), Severity.SEV1, " ab "))
        .isInstanceOf(Outcome.Unfit.class);
    assertThat(room.desk.declare(room.team.id(), room.ada.id(), Severity.SEV1, "x".repeat(121)))
        .isInstanceOf(Outcome.Unfit.class);
    Incident incident = room.declared("x".repeat(120));
    assertThat(room.desk.update(incident.id(), room.ada.id(), null, " "))
        .isInstanceOf(Outcome.Unfit.class);
    assertThat(room.desk.update(incident.id(), room.ada.id(), null, "x".repeat(2001)))
        .isInstanceOf(Outcome.Unfit.class);
  }

  @Test
  void listsNewestFirstAndOnlyOpenOnesWhenAsked() {
    Incident first = room.declared("first");
    room.desk.resolve(first.id(), room.ada.id(), null);
    room.clock.step(Duration.ofMinutes(1));
    Incident second = room.declared("second");

    assertThat(room.incidents.list(room.team.id(), false))
        .extracting(Incident::title)
        .containsExactly("second", "first");
    assertThat(room.incidents.list(room.team.id(), true)).containsExactly(second);
    assertThat(room.incidents.openOf(room.team.id())).contains(second);
  }
}
