package dev.firedrill.incident.hint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentRoom;
import dev.firedrill.incident.hint.HintDesk.Outcome;
import dev.firedrill.incident.persistence.IncidentPersistence;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HintDeskTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final UUID run = UUID.randomUUID();
  private final List<HintSource.Due> due = new ArrayList<>();
  private IncidentRoom room = new IncidentRoom(DATABASE);

  @BeforeEach
  void freshTeam() {
    room = new IncidentRoom(DATABASE);
    due.clear();
  }

  private HintDesk desk() {
    return new HintDesk(
        room.incidents,
        DATABASE.teams(),
        room.chat,
        (team, now) -> List.copyOf(due),
        IncidentPersistence.hintAsks(DATABASE.jdbi()),
        DATABASE.evidence(),
        DATABASE.transactions(),
        DATABASE.domainEvents(),
        room.clock);
  }

  private HintSource.Due hint(String id, double cost, @Nullable String requires) {
    return new HintSource.Due(run, id, cost, requires, "text of " + id);
  }

  @Test
  void theOfferIsTheSameWhetherThereIsAHintOrNot() {
    Incident incident = room.declared("weather is slow");
    HintDesk.Offer without = desk().offer(incident);
    due.add(hint("h1", 3, null));

    assertThat(desk().offer(incident)).isEqualTo(without);
    assertThat(without.cost()).isEqualTo(3);
    assertThat(without.sentence()).contains("3 points", "costs nothing");
  }

  @Test
  void aHintIsGivenForItsPriceAndWrittenDown() {
    Incident incident = room.declared("weather is slow");
    due.add(hint("h1", 3, null));

    assertThat(desk().take(incident.id(), room.ada.id(), 1, 3))
        .isInstanceOfSatisfying(
            Outcome.Given.class, given -> assertThat(given.taken().text()).isEqualTo("text of h1"));
    assertThat(room.evidence(EvidenceKind.INCIDENT_HINT_TAKEN))
        .singleElement()
        .satisfies(fact -> {
          assertThat(fact.payload()).containsEntry("hint", "h1").containsEntry("cost", 3.0);
          assertThat(fact.actor()).isEqualTo(room.ada.id());
          assertThat(fact.runId()).isEqualTo(run);
        });
    assertThat(room.chat.textsIn(incident.channel()).getLast()).contains("text of h1");
    assertThat(desk().offer(incident)).extracting(HintDesk.Offer::cost).isEqualTo(5);
  }

  @Test
  void nobodyPaysMoreThanWasShownNorMoreThanTheHintIsWorth() {
    Incident incident = room.declared("weather is slow");
    due.add(hint("dear", 9, null));
    desk().take(incident.id(), room.ada.id(), 1, 3);
    due.add(hint("cheap", 1, null));
    desk().take(incident.id(), room.ada.id(), 2, 5);

    assertThat(desk().taken(incident)).extracting(HintDesk.Taken::cost).containsExactly(3.0, 1.0);
  }

  @Test
  void withNothingToGiveNothingIsChargedAndAskingAgainHasToWait() {
    Incident incident = room.declared("weather is slow");

    assertThat(desk().take(incident.id(), room.ada.id(), 1, 3))
        .isInstanceOfSatisfying(
            Outcome.None.class, none -> assertThat(none.sentence()).contains("cost nothing"));
    due.add(hint("h1", 3, null));
    assertThat(desk().take(incident.id(), room.bo.id(), 1, 3))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, refused -> assertThat(refused.reason()).contains("12:02 UTC"));
    assertThat(room.evidence(EvidenceKind.INCIDENT_HINT_TAKEN)).isEmpty();

    room.clock.step(HintDesk.PATIENCE);
    assertThat(desk().take(incident.id(), room.bo.id(), 1, 3)).isInstanceOf(Outcome.Given.class);
  }

  @Test
  void aHintComesOnceAndAfterTheOneItRestsOn() {
    Incident incident = room.declared("weather is slow");
    due.add(hint("second", 5, "first"));
    assertThat(desk().take(incident.id(), room.ada.id(), 1, 3)).isInstanceOf(Outcome.None.class);
    room.clock.step(Duration.ofMinutes(3));
    due.add(hint("first", 3, null));
    desk().take(incident.id(), room.ada.id(), 1, 3);
    desk().take(incident.id(), room.ada.id(), 2, 5);

    assertThat(desk().taken(incident))
        .extracting(HintDesk.Taken::text)
        .containsExactly("text of first", "text of second");
    assertThat(desk().take(incident.id(), room.ada.id(), 3, 7)).isInstanceOf(Outcome.None.class);
  }

  @Test
  void anotherPriceAStrangerAndAClosedIncidentAreRefused() {
    Incident incident = room.declared("weather is slow");
    due.add(hint("h1", 3, null));

    assertThat(desk().take(incident.id(), room.ada.id(), 2, 5)).isInstanceOf(Outcome.Refused.class);
    assertThat(desk().take(incident.id(), room.ada.id(), 1, 1)).isInstanceOf(Outcome.Refused.class);
    assertThat(desk().take(incident.id(), room.instructor.id(), 1, 3))
        .isEqualTo(new Outcome.NotYours());
    room.desk.resolve(incident.id(), room.ada.id(), null);
    assertThat(desk().take(incident.id(), room.ada.id(), 1, 3)).isInstanceOf(Outcome.Refused.class);
    assertThat(room.evidence(EvidenceKind.INCIDENT_HINT_TAKEN)).isEmpty();
  }

  @Test
  void twoWhoClickAtOncePayOnce() throws Exception {
    Incident incident = room.declared("weather is slow");
    due.add(hint("h1", 3, null));
    due.add(hint("h2", 5, null));
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Outcome>> answers = new ArrayList<>();
    try (var pool = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 4; i++) {
        answers.add(
            pool.submit(() -> {
              start.await();
              return desk().take(incident.id(), room.ada.id(), 1, 3);
            }));
      }
      start.countDown();
    }
    int given = 0;
    for (Future<Outcome> answer : answers) {
      given += answer.get() instanceof Outcome.Given ? 1 : 0;
    }
    assertThat(given).isEqualTo(1);
    assertThat(room.evidence(EvidenceKind.INCIDENT_HINT_TAKEN)).hasSize(1);
  }
}
