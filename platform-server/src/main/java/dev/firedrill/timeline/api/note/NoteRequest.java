package dev.firedrill.timeline.api.note;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A note to keep. {@code team}: its slug; needed for a new one. {@code shared}: whether the team
 * may read what staff write; a team's own it always may.
 */
public record NoteRequest(
    @Nullable String team, Instant at, String text, @Nullable Boolean shared) {}
