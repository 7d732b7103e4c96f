package dev.firedrill.timeline.api;

import dev.firedrill.evidence.Lane;
import dev.firedrill.timeline.Track;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A fact on a timeline. {@code machine}: no person did it. {@code actor}: the person's handle.
 * {@code track}: the lane it is drawn on. {@code milestone}: it belongs to the curated view
 * unpinned.
 */
public record TimelineEventView(
    long id,
    Instant at,
    Lane lane,
    Track track,
    String kind,
    String text,
    @Nullable String actor,
    boolean machine,
    boolean milestone) {
  TimelineEventView with(UnaryOperator<String> words) {
    return new TimelineEventView(
        id,
        at,
        lane,
        track,
        kind,
        words.apply(text),
        actor == null ? null : words.apply(actor),
        machine,
        milestone);
  }
}
