package dev.firedrill.grading.api;

import dev.firedrill.web.PersonView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The postmortem as the incident's own resource shows it; the two have the same members. */
public record PostmortemView(
    UUID incidentId,
    String markdown,
    String html,
    long version,
    @Nullable Instant updatedAt,
    @Nullable PersonView updatedBy,
    @Nullable Instant submittedAt) {}
