package dev.firedrill.timeline;

import dev.firedrill.kernel.PersonId;
import java.time.Instant;

/** How a note once read. */
public record NoteVersion(
    long version, Instant at, String text, boolean shared, Instant savedAt, PersonId savedBy) {}
