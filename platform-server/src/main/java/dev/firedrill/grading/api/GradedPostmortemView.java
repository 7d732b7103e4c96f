package dev.firedrill.grading.api;

import dev.firedrill.web.PersonView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The postmortem as it is graded: what was handed in last, or the newest text while nothing was.
 *
 * @param version of the text shown
 * @param updatedAt when the newest text was saved, which may be after the hand-in
 * @param editedSince whether the newest text says something else than the one handed in
 */
public record GradedPostmortemView(
    UUID incidentId,
    String markdown,
    String html,
    long version,
    @Nullable Instant updatedAt,
    @Nullable PersonView updatedBy,
    @Nullable Instant submittedAt,
    boolean editedSince) {}
