package dev.firedrill.course;

/** What a person is in the course. */
public enum CourseRole {
  INSTRUCTOR,
  GRADER,
  STUDENT;

  public boolean isStaff() {
    return this != STUDENT;
  }
}
