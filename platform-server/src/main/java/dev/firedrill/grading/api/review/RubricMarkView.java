package dev.firedrill.grading.api.review;

import dev.firedrill.web.PersonView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was chosen for a criterion, and the points of 100 it is worth by the rubric in force. */
public record RubricMarkView(
    String criterion,
    int reading,
    @Nullable Integer level,
    List<String> items,
    @Nullable Double points,
    String comment,
    boolean flagged,
    boolean secondLook,
    PersonView by,
    long version,
    Instant savedAt) {}
