package dev.firedrill.grading.rubric;

import dev.firedrill.kernel.Failure;
import java.util.regex.Pattern;

/** Whose rubric: the course's, or that of the scenario with this id. */
public record RubricScope(String value) {
  private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

  /** What scenarios without a rubric of their own are judged by. */
  public static final RubricScope COURSE = new RubricScope("course");

  public RubricScope {
    if (!SLUG.matcher(value).matches()) {
      throw Failure.invalid(
          "The rubric '"
              + value
              + "' is neither 'course' nor the id of a scenario: use small letters, digits and"
              + " dashes.");
    }
  }

  /** That of the scenario; the course's where its id cannot name one. */
  static RubricScope ofScenario(String id) {
    return SLUG.matcher(id).matches() ? new RubricScope(id) : COURSE;
  }

  public boolean isCourse() {
    return value.equals(COURSE.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
