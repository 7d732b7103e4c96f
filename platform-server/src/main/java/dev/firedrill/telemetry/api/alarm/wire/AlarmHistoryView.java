package dev.firedrill.telemetry.api.alarm.wire;

import dev.firedrill.telemetry.AlarmState;
import dev.firedrill.telemetry.alarm.AlarmEntry;
import dev.firedrill.web.PersonView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to an alarm, newest first; {@code before} continues with the last item's id. */
public record AlarmHistoryView(List<AlarmEntryView> items, boolean hasMore) {
  /** One line of it. */
  public record AlarmEntryView(
      long id,
      Instant at,
      @Nullable AlarmState from,
      @Nullable AlarmState to,
      String reason,
      @Nullable Double value,
      @Nullable PersonView by,
      AlarmEntry.Kind kind) {}
}
