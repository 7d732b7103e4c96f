package dev.firedrill.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.course.persistence.CoursePersistence;
import dev.firedrill.team.Team;
import dev.firedrill.testing.TestDatabase;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DemoCourseTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final DemoCourse demo =
      new DemoCourse(
          CoursePersistence.courses(DATABASE.jdbi()),
          CoursePersistence.people(DATABASE.jdbi()),
          DATABASE.teams(),
          DATABASE.transactions(),
          UUID::randomUUID,
          new Random(7));

  @Test
  void foundingAgainAddsWhatIsMissingAndKeepsTheRest() {
    DemoCourse.Cast first = demo.ensure("A course", 2);
    String secret = CoursePersistence.courses(DATABASE.jdbi()).get().secret().reveal();
    DemoCourse.Cast again = demo.ensure("A course", 40);

    assertThat(again.teams())
        .hasSize(40)
        .startsWith(first.teams().toArray(DemoCourse.TeamCast[]::new));
    assertThat(again.instructor()).isEqualTo(first.instructor());
    assertThat(CoursePersistence.courses(DATABASE.jdbi()).get().secret().reveal())
        .isEqualTo(secret);
  }

  @Test
  void everyTeamHasThreeStudentsOfItsOwn() {
    demo.ensure("A course", 40);
    Set<Object> seen = new HashSet<>();
    for (Team team : DATABASE.teams().all()) {
      assertThat(DATABASE.teams().members(team.id()))
          .hasSize(3)
          .allSatisfy(member -> assertThat(seen.add(member.id())).isTrue());
    }
  }
}
