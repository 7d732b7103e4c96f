package dev.firedrill.timeline.api.note;

import dev.firedrill.web.PersonView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a note once read. */
public record NoteVersionView(
    long version,
    Instant at,
    String text,
    boolean shared,
    Instant savedAt,
    @Nullable PersonView savedBy) {}
