package dev.firedrill.timeline.api.note;

import dev.firedrill.web.PersonView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That a fact is worth telling: when it was said, and when and by whom it was pinned. */
public record PinView(
    long eventId,
    boolean byStaff,
    Instant saidAt,
    Instant pinnedAt,
    @Nullable PersonView pinnedBy) {}
