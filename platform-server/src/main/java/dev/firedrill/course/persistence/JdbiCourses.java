package dev.firedrill.course.persistence;

import dev.firedrill.course.Course;
import dev.firedrill.course.Courses;
import dev.firedrill.kernel.Secret;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

final class JdbiCourses implements Courses {
  private final Jdbi jdbi;

  JdbiCourses(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public Optional<Course> find() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT name, secret FROM course")
            .map((row, context) ->
                new Course(row.getString("name"), new Secret(row.getString("secret"))))
            .findOne());
  }

  @Override
  public void found(Course course) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO course (only_one, name, secret) VALUES (true, :name, :secret)
                ON CONFLICT (only_one) DO NOTHING
                """)
            .bind("name", course.name())
            .bind("secret", course.secret().reveal())
            .execute());
  }
}
