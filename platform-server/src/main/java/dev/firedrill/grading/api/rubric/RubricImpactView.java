package dev.firedrill.grading.api.rubric;

import dev.firedrill.grading.rubric.Impact;

/** What saving would do to what is graded: points of 100. */
public record RubricImpactView(
    String sentence,
    int graded,
    int moved,
    double lowest,
    double highest,
    int again,
    int published) {
  static RubricImpactView of(Impact impact) {
    return new RubricImpactView(
        impact.sentence(),
        impact.graded(),
        impact.moved(),
        impact.lowest(),
        impact.highest(),
        impact.again(),
        impact.published());
  }
}
