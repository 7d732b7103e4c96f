package dev.firedrill.grading.rubric;

/**
 * Something that applies to a submission or does not.
 *
 * @param id stays the same over versions, because marks name it
 * @param points added when it applies; negative takes away
 */
public record RubricItem(String id, String text, double points) {}
