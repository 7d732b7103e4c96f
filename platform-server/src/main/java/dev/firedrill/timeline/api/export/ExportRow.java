package dev.firedrill.timeline.api.export;

import dev.firedrill.timeline.Track;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of an exported timeline: a fact of the record, or a note. {@code record}: the fact's
 * number. {@code source}: machine, person or note.
 */
public record ExportRow(
    Instant at,
    Track track,
    String kind,
    String text,
    @Nullable String who,
    String source,
    List<ExportPin> pins,
    @Nullable Long record) {

  /** When and by whom it was pinned; {@code at} of the row is when it was said. */
  public record ExportPin(Instant at, @Nullable String by) {}
}
