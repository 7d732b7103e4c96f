package dev.firedrill.course.persistence;

import dev.firedrill.course.Courses;
import dev.firedrill.course.People;
import org.jdbi.v3.core.Jdbi;

/** The course and its people in PostgreSQL. */
public final class CoursePersistence {
  private CoursePersistence() {}

  public static People people(Jdbi jdbi) {
    return new JdbiPeople(jdbi);
  }

  public static Courses courses(Jdbi jdbi) {
    return new JdbiCourses(jdbi);
  }
}
