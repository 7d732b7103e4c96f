package dev.firedrill.scenarios.coursepack;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One day of the course.
 *
 * @param topic what of the course's topics it is about
 * @param before what has to be ready, in order
 * @param agenda in the order of time
 * @param variants of the course pack that teams run on this day
 * @param notes for instructors
 */
public record Lab(
    String id,
    String title,
    String topic,
    Duration duration,
    List<String> objectives,
    List<String> before,
    List<Item> agenda,
    List<String> variants,
    String notes) {
  public Lab {
    objectives = List.copyOf(objectives);
    before = before == null ? List.of() : List.copyOf(before);
    agenda = List.copyOf(agenda);
    variants = variants == null ? List.of() : List.copyOf(variants);
  }

  /**
   * One thing that is done.
   *
   * @param at counted from the beginning of the day
   * @param scenario that is launched then; null for none
   */
  public record Item(Duration at, Duration duration, String what, @Nullable String scenario) {}
}
