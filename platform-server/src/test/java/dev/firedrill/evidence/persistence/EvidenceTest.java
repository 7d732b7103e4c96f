package dev.firedrill.evidence.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.EvidenceQuery;
import dev.firedrill.evidence.EvidenceRecorded;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final DomainEvents events = DATABASE.domainEvents();
  private final Evidence evidence = EvidencePersistence.evidence(DATABASE.jdbi(), events);

  @Test
  void whatIsAppendedReadsBackWhole() {
    Team team = course.team();
    Instant then = Instant.parse("2026-11-22T09:15:00.123456Z");
    EvidenceEvent written =
        evidence.append(
            NewEvidence.of(EvidenceKind.FLAG_CHANGED, team.id(), "flag:x", "x was switched off")
                .withEnvironment(EnvironmentName.PRODUCTION)
                .withPayload(Map.of("key", "x", "on", false, "count", 3))
                .withOccurredAt(then));

    List<EvidenceEvent> found =
        evidence.find(EvidenceQuery.ofTeam(team.id(), then, then.plusSeconds(1)));

    assertThat(found).containsExactly(written);
    assertThat(written.occurredAt()).isEqualTo(then);
    assertThat(written.number("count")).isEqualTo(3);
  }

  @Test
  void theTeamIsNeverToldOfAFault() {
    Team team = course.team();
    evidence.append(
        NewEvidence.of(EvidenceKind.FAULT_APPLIED, team.id(), "step:a", "weather turned slow"));
    EvidenceEvent told =
        evidence.append(
            NewEvidence.of(EvidenceKind.INCIDENT_DECLARED, team.id(), "incident:1", "declared"));

    assertThat(evidence.find(everythingOf(team).onlyForTheTeam())).containsExactly(told);
    assertThat(evidence.find(everythingOf(team))).hasSize(2);
  }

  @Test
  void aChainIsWholeUntilSomebodyTampersWithIt() {
    Team team = course.team();
    for (int i = 0; i < 5; i++) {
      evidence.append(
          NewEvidence.of(EvidenceKind.BOT_STARTED, team.id(), "bot", "start " + i)
              .withPayload(Map.of("n", i)));
    }
    String chain = team.id().toString();
    assertThat(evidence.firstBroken(chain)).isEmpty();

    long third = evidence.find(everythingOf(team)).get(2).id();
    DATABASE
        .jdbi()
        .useHandle(handle -> {
          handle.execute("ALTER TABLE evidence DISABLE TRIGGER evidence_append_only");
          handle.execute("UPDATE evidence SET payload = '{\"n\":9}' WHERE id = ?", third);
          handle.execute("ALTER TABLE evidence ENABLE TRIGGER evidence_append_only");
        });

    assertThat(evidence.firstBroken(chain)).contains(third);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "payload = payload || ' '",
        "payload = 'no json'",
        "kind = 'no.kind'",
        "audience = 'STAFF'",
        "text = text || '.'",
        "occurred_at = occurred_at + interval '1 microsecond'",
        "hash = reverse(hash)"
      })
  void noFieldOfAFactChangesUnseen(String edit) {
    Team team = course.team();
    for (int i = 0; i < 3; i++) {
      evidence.append(NewEvidence.of(EvidenceKind.BOT_STARTED, team.id(), "bot", "start " + i));
    }
    long last = evidence.find(everythingOf(team)).get(2).id();
    edited("UPDATE evidence SET " + edit + " WHERE id = ?", last);

    assertThat(evidence.firstBroken(team.id().toString())).contains(last);
  }

  @Test
  void aChainThatWasCutShortIsFound() {
    Team team = course.team();
    for (int i = 0; i < 3; i++) {
      evidence.append(NewEvidence.of(EvidenceKind.BOT_STARTED, team.id(), "bot", "start " + i));
    }
    long middle = evidence.find(everythingOf(team)).get(1).id();
    edited("DELETE FROM evidence WHERE id = ?", evidence.find(everythingOf(team)).get(2).id());

    assertThat(evidence.firstBroken(team.id().toString())).contains(middle);
  }

  private static void edited(String sql, long id) {
    DATABASE
        .jdbi()
        .useHandle(handle -> {
          handle.execute("ALTER TABLE evidence DISABLE TRIGGER evidence_append_only");
          handle.execute(sql, id);
          handle.execute("ALTER TABLE evidence ENABLE TRIGGER evidence_append_only");
        });
  }

  @Test
  void theDatabaseItselfRefusesChanges() {
    Team team = course.team();
    evidence.append(NewEvidence.of(EvidenceKind.BOT_STARTED, team.id(), "bot", "start"));

    assertThatThrownBy(
            () -> DATABASE.jdbi().useHandle(handle -> handle.execute("DELETE FROM evidence")))
        .hasMessageContaining("append-only");
  }

  @Test
  void aRolledBackFactIsNeitherKeptNorTold() {
    Team team = course.team();
    List<EvidenceRecorded> told = new ArrayList<>();
    events.subscribe(EvidenceRecorded.class, told::add);

    assertThatThrownBy(() ->
            DATABASE
                .transactions()
                .run(() -> {
                  evidence.append(
                      NewEvidence.of(EvidenceKind.BOT_EXITED, team.id(), "bot", "gone"));
                  throw new IllegalStateException("no");
                }))
        .hasMessage("no");

    assertThat(evidence.find(everythingOf(team))).isEmpty();
    assertThat(told).isEmpty();
    evidence.append(NewEvidence.of(EvidenceKind.BOT_EXITED, team.id(), "bot", "gone"));
    assertThat(told).hasSize(1);
    assertThat(evidence.firstBroken(team.id().toString())).isEmpty();
  }

  private static EvidenceQuery everythingOf(Team team) {
    return EvidenceQuery.ofTeam(team.id(), Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z"));
  }
}
