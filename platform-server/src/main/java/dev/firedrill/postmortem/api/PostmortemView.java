package dev.firedrill.postmortem.api;

import dev.firedrill.web.PersonView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A postmortem; at version 0 nobody has saved yet and the text is the template. */
public record PostmortemView(
    UUID incidentId,
    String markdown,
    String html,
    long version,
    @Nullable Instant updatedAt,
    @Nullable PersonView updatedBy,
    @Nullable Instant submittedAt) {}
