package dev.firedrill.grading.api.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What publishing would publish. {@code undoUntil}: the last publication can be taken back. */
public record PublicationView(
    int published,
    int ready,
    int draft,
    int byHand,
    int voided,
    @Nullable Instant publishedAt,
    @Nullable Instant undoUntil) {}
