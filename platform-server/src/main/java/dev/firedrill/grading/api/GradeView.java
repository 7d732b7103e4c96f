package dev.firedrill.grading.api;

import dev.firedrill.grading.Grade;
import dev.firedrill.web.PersonView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A grade; students see published ones only. */
public record GradeView(
    double mark,
    String comment,
    String commentHtml,
    Grade.State state,
    PersonView by,
    long version,
    Instant savedAt,
    @Nullable Instant publishedAt) {}
