package dev.firedrill.flag.status;

import dev.firedrill.flag.Flag;
import dev.firedrill.flag.schedule.ScheduledChange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A flag with what is planned for it and what is known of its use. {@code exposure} counts the
 * evaluations of the last hour by variant, as reported.
 */
public record FlagStatus(
    Flag flag,
    List<ScheduledChange> schedule,
    Map<String, Long> exposure,
    @Nullable Instant lastEvaluatedAt,
    Staleness.@Nullable Mark stale) {
  public FlagStatus {
    schedule = List.copyOf(schedule);
    exposure = Map.copyOf(exposure);
  }
}
