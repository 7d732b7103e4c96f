package dev.firedrill.grading.api.review;

import java.util.UUID;

/** A run to grade by rubric. {@code mine}: how many criteria the caller has decided in it. */
public record ReviewRunSummaryView(
    UUID run,
    int number,
    String scenarioTitle,
    int submissions,
    int criteria,
    int mine,
    int draft,
    int ready,
    int published) {}
