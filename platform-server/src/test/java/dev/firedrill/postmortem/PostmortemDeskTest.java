package dev.firedrill.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.course.Person;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentRoom;
import dev.firedrill.postmortem.PostmortemDesk.Outcome;
import dev.firedrill.postmortem.merge.Merge;
import dev.firedrill.postmortem.persistence.PostmortemPersistence;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostmortemDeskTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private IncidentRoom room = new IncidentRoom(DATABASE);
  private Incident incident = room.declared("weather is slow");
  private final Postmortems postmortems = PostmortemPersistence.postmortems(DATABASE.jdbi());
  private boolean graded;

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
