package dev.firedrill.grading.api.diagnosis;

import dev.firedrill.web.PersonView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was handed in, and what can be chosen; never what is right.
 *
 * @param next the number of the next try; null when none is left
 */
public record DiagnosisView(
    List<ChoiceView> components,
    List<ChoiceView> mechanisms,
    List<ChoiceView> triggers,
    List<TryView> tries,
    @Nullable Integer next,
    String sentence) {
  /** One of the choices, for people as its label. */
  public record ChoiceView(String value, String label) {}

  /** One that was handed in. */
  public record TryView(
      int number,
      Instant at,
      PersonView by,
      String component,
      String mechanism,
      String trigger,
      String reasons) {}
}
