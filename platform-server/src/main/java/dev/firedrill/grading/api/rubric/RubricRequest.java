package dev.firedrill.grading.api.rubric;

import java.util.List;

/** The criteria to save, and why they change. */
public record RubricRequest(List<RubricCriterionView> criteria, String reason) {}
