package dev.firedrill.app.wiring;

import dev.firedrill.gradebook.GradebookDesk;
import dev.firedrill.gradebook.api.GradebookFileResource;
import dev.firedrill.gradebook.api.GradebookResource;
import dev.firedrill.gradebook.persistence.GradebookPersistence;
import dev.firedrill.grading.Assessments;
import dev.firedrill.grading.Grades;
import dev.firedrill.postmortem.Postmortems;
import java.util.List;

/** The gradebook and its files. */
record GradebookWiring(GradebookDesk desk, List<Object> resources) {
  static GradebookWiring on(
      Foundation f, Assessments assessments, Grades grades, Postmortems postmortems) {
    GradebookDesk desk =
        new GradebookDesk(
            assessments,
            grades,
            postmortems,
            f.people(),
            f.teams(),
            GradebookPersistence.setups(f.jdbi()),
            GradebookPersistence.excusals(f.jdbi()),
            GradebookPersistence.ids(f.jdbi()),
            f.clock());
    return new GradebookWiring(
        desk, List.of(new GradebookResource(desk), new GradebookFileResource(desk)));
  }
}
