package dev.firedrill.grading.diagnosis;

/**
 * What a team says is wrong.
 *
 * @param component where it is
 * @param mechanism how it hurts
 * @param trigger what set it off
 * @param reasons why the team believes so, in its own words
 */
public record Answer(String component, String mechanism, String trigger, String reasons) {
  /** Whether it says the same, whatever the reasons. */
  boolean says(Answer other) {
    return component.equals(other.component)
        && mechanism.equals(other.mechanism)
        && trigger.equals(other.trigger);
  }
}
