package dev.firedrill.course;

import java.util.Optional;

/** The one course of this platform, once it is founded. */
public interface Courses {
  Optional<Course> find();

  /** Founds the course; does nothing when there is one already. */
  void found(Course course);

  default Course get() {
    return find().orElseThrow(() -> new IllegalStateException("no course is founded yet"));
  }
}
