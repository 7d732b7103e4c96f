package dev.firedrill.grading.api.rubric;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A rubric in a list. */
public record RubricSummaryView(
    String scope, long version, int criteria, int graded, @Nullable Instant savedAt) {}
