package dev.firedrill.postmortem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.course.Person;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentRoom;
import dev.firedrill.postmortem.PostmortemDesk.Outcome;
import dev.firedrill.postmortem.due.DueDesk;
import dev.firedrill.postmortem.due.Dues;
import dev.firedrill.postmortem.due.LatePolicy;
import dev.firedrill.postmortem.due.Terms;
import dev.firedrill.postmortem.merge.Merge;
import dev.firedrill.postmortem.persistence.PostmortemPersistence;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostmortemDeskTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private IncidentRoom room = new IncidentRoom(DATABASE);
  private Incident incident = room.declared("weather is slow");
  private final Postmortems postmortems = PostmortemPersistence.postmortems(DATABASE.jdbi());
  private boolean graded;
  private final UUID run = UUID.randomUUID();
  private final Dues dues = PostmortemPersistence.dues(DATABASE.jdbi());
  private final DueDesk due =
      new DueDesk(
          dues,
          incident -> Optional.of(run),
          DATABASE.evidence(),
          DATABASE.transactions(),
          DATABASE.domainEvents(),
          () -> room.clock.instant());

  @BeforeEach
  void freshIncident() {
    room = new IncidentRoom(DATABASE);
    incident = room.declared("weather is slow");
  }

  private PostmortemDesk desk() {
    return new PostmortemDesk(
        postmortems,
        DATABASE.teams(),
        id -> graded,
        due,
        DATABASE.evidence(),
        DATABASE.transactions(),
        DATABASE.domainEvents(),
        room.clock);
  }

  private Postmortem saved(Person by, long version, String text) {
    if (desk().save(incident, by.id(), version, text, null)
        instanceof Outcome.Done(Postmortem done)) {
      return done;
    }
    throw new AssertionError("not saved");
  }

  @Test
  void aFreshOneIsTheTemplateAtVersionZero() {
    Postmortem fresh = desk().of(incident);

    assertThat(fresh.version()).isZero();
    assertThat(fresh.markdown())
        .startsWith("# INC-1: weather is slow\n")
        .contains(
            "declared 12:00 UTC",
            "## Summary",
            "## Impact",
            "## Timeline",
            "## Contributing factors",
            "## What went well",
            "## What went badly",
            "## Where we got lucky",
            "| Action | Owner | Priority | Due | Done when |",
            "**Roles:** " + room.ada.name() + ", incident commander",
            "| 12:00 | INC-1 declared as SEV2 | incident record |",
            "## Action items");
  }

  @Test
  void savingCountsVersionsAndRefusesStaleOnes() {
    Postmortem first = saved(room.ada, 0, "one");
    assertThat(first.version()).isEqualTo(1);
    assertThat(first.updatedBy()).isEqualTo(room.ada.id());

    Postmortem second = saved(room.bo, 1, "two");
    assertThat(desk().save(incident, room.ada.id(), 1, "mine", null))
        .isEqualTo(new Outcome.Stale(second));
    assertThat(desk().save(incident, room.ada.id(), 0, "mine", null))
        .isEqualTo(new Outcome.Stale(second));
    assertThat(desk().save(incident, room.ada.id(), 7, "mine", null))
        .isEqualTo(new Outcome.Stale(second));
    assertThat(desk().of(incident).markdown()).isEqualTo("two");
  }

  @Test
  void aPersonsSavesWithinHalfAMinuteAreKeptAsOne() {
    saved(room.ada, 0, "a");
    room.clock.step(Duration.ofSeconds(10));
    saved(room.ada, 1, "ab");
    room.clock.step(Duration.ofSeconds(10));
    saved(room.ada, 2, "abc");
    room.clock.step(Duration.ofSeconds(11));
    saved(room.ada, 3, "abcd");
    saved(room.bo, 4, "bo");
    saved(room.ada, 5, "ada again");

    assertThat(postmortems.history(incident.id()))
        .extracting(Postmortems.Version::version)
        .containsExactly(6L, 5L, 4L, 3L);
    assertThat(postmortems.history(incident.id()))
        .extracting(Postmortems.Version::markdown)
        .containsExactly("ada again", "bo", "abcd", "abc");
  }

  @Test
  void twoEditorsLoseNothingEvenInOneParagraph() {
    saved(room.ada, 0, "# Ours\n\nfirst\n\nlast");
    saved(room.bo, 1, "# Ours\n\nfirst, says Bo\n\nlast");

    Outcome merged =
        desk()
            .save(
                incident,
                room.ada.id(),
                1,
                "# Ours\n\nfirst, says Ada\n\nlast of all",
                "# Ours\n\nfirst\n\nlast");

    assertThat(merged)
        .isInstanceOfSatisfying(
            Outcome.Done.class,
            done ->
                assertThat(done.postmortem().markdown())
                    .contains("first, says Bo", "first, says Ada", "last of all", Merge.MARK)
                    .doesNotContain("last\n"));
    assertThat(desk().of(incident).version()).isEqualTo(3);
  }

  @Test
  void handingInIsWrittenDown() {
    assertThat(desk().submit(incident, room.ada.id(), 0)).isEqualTo(new Outcome.StillTheTemplate());
    saved(room.ada, 0, "one");
    assertThat(desk().submit(incident, room.ada.id(), 9)).isInstanceOf(Outcome.Stale.class);
    assertThat(room.evidence(EvidenceKind.POSTMORTEM_SUBMITTED)).isEmpty();

    assertThat(desk().submit(incident, room.bo.id(), 1)).isInstanceOf(Outcome.Done.class);

    assertThat(desk().of(incident).submittedAt()).isEqualTo(room.clock.instant());
    assertThat(room.evidence(EvidenceKind.POSTMORTEM_SUBMITTED))
        .singleElement()
        .satisfies(event -> assertThat(event.actor()).isEqualTo(room.bo.id()));
    assertThat(saved(room.ada, 1, "better").submittedAt()).isNotNull();
  }

  @Test
  void eachHandingInIsKeptAndAfterTheCloseNothingIsTaken() {
    Instant noon = room.clock.instant();
    LatePolicy policy =
        new LatePolicy(Duration.ofMinutes(10), Duration.ofHours(1), 10, 50, Duration.ofHours(3));
    Terms terms = dues.terms();
    assertThat(due.set(new Terms(terms.version() + 1, null, policy), room.instructor.id()))
        .isTrue();
    due.setRun(incident, noon.plus(Duration.ofHours(2)), room.instructor.id());
    saved(room.ada, 0, "one");
    desk().submit(incident, room.ada.id(), 1);
    saved(room.ada, 1, "two");
    room.clock.step(Duration.ofMinutes(190));
    desk().submit(incident, room.bo.id(), 2);

    assertThat(postmortems.submissions(incident.id()))
        .extracting(Postmortems.Submission::markdown)
        .containsExactly("two", "one");
    assertThat(room.evidence(EvidenceKind.POSTMORTEM_SUBMITTED))
        .extracting(event -> String.valueOf(event.payload().get("percent")))
        .containsExactlyInAnyOrder("0", "20");

    room.clock.step(Duration.ofHours(2));
    Outcome tooLate = new Outcome.TooLate(noon.plus(Duration.ofHours(5)));
    assertThat(desk().submit(incident, room.ada.id(), 2)).isEqualTo(tooLate);
    assertThat(desk().save(incident, room.ada.id(), 2, "three", null)).isEqualTo(tooLate);

    due.extend(incident, noon.plus(Duration.ofHours(6)), "Ada was ill.", room.instructor.id());
    assertThat(desk().submit(incident, room.ada.id(), 2)).isInstanceOf(Outcome.Done.class);
    assertThat(room.evidence(EvidenceKind.POSTMORTEM_DUE_CHANGED))
        .anySatisfy(event -> assertThat(event.text()).endsWith("Ada was ill."));
    assertThatThrownBy(() -> due.extend(incident, noon, "Less time.", room.instructor.id()))
        .hasMessageContaining("gives no time");
  }

  @Test
  void itStaysAsItIsOnceTheGradeIsPublished() {
    saved(room.ada, 0, "one");
    graded = true;

    assertThat(desk().save(incident, room.ada.id(), 1, "two", null))
        .isEqualTo(new Outcome.Closed());
    assertThat(desk().submit(incident, room.ada.id(), 1)).isEqualTo(new Outcome.Closed());
    assertThat(desk().of(incident).markdown()).isEqualTo("one");
  }

  @Test
  void onlyTheTeamWritesAndNotWithoutEnd() {
    IncidentRoom others = new IncidentRoom(DATABASE);

    assertThat(desk().save(incident, others.ada.id(), 0, "hi", null))
        .isEqualTo(new Outcome.NotYours());
    assertThat(desk().save(incident, room.instructor.id(), 0, "hi", null))
        .isEqualTo(new Outcome.NotYours());
    assertThat(desk().save(incident, room.ada.id(), 0, "ü".repeat(100_001), null))
        .isEqualTo(new Outcome.TooLarge(200_002));
    assertThat(desk().save(incident, room.ada.id(), 0, "ü".repeat(100_000), null))
        .isInstanceOf(Outcome.Done.class);
  }
}
