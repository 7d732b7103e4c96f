package dev.firedrill.timeline.api.note;

import dev.firedrill.web.PersonView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said about a moment. {@code editable}: whether the reader may change it. {@code
 * deletedAt}: it is off the timeline and keeps its history.
 */
public record NoteView(
    UUID id,
    Instant at,
    String text,
    long version,
    boolean byStaff,
    boolean shared,
    boolean editable,
    @Nullable PersonView writtenBy,
    Instant writtenAt,
    @Nullable PersonView savedBy,
    Instant savedAt,
    @Nullable Instant deletedAt) {}
