package dev.firedrill.chaos.plan;

import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.RunTerms;
import dev.firedrill.kernel.PersonId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A launch that is planned ahead. {@code teams} are slugs, null for all at that time. {@code
 * nextAt} is null when it is never due again. {@code rebreakOf} is the run that is done to the same
 * teams again, with another variant. {@code terms} is null when a run counts if its scenario is
 * proven by then.
 */
public record RunSchedule(
    UUID id,
    String scenarioId,
    @Nullable List<String> teams,
    boolean skipNotReady,
    @Nullable RunTerms terms,
    Timing timing,
    ZoneId zone,
    State state,
    @Nullable Instant nextAt,
    @Nullable RunId rebreakOf,
    @Nullable RunId lastRun,
    @Nullable String note,
    PersonId by,
    Instant createdAt) {

  /** POSTPONED: its hour passed without a launch, and somebody has to decide. */
  public enum State {
    ACTIVE,
    DONE,
    POSTPONED,
    CANCELED
  }
}
