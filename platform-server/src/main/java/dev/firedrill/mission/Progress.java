package dev.firedrill.mission;

import dev.firedrill.chaos.RunMilestones.IncidentRef;
import dev.firedrill.chaos.RunTeamState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How far a team has come in a run: when it reached each phase; null is not yet. */
public record Progress(
    RunTeamState state,
    @Nullable Instant joinedAt,
    @Nullable Instant effectAt,
    @Nullable Instant detectedAt,
    @Nullable Instant declaredAt,
    @Nullable Instant engagedAt,
    @Nullable Instant mitigatedAt,
    @Nullable Instant resolvedAt,
    @Nullable Instant postmortemAt,
    @Nullable IncidentRef incident) {

  /**
   * Since when the team's next expected phase is outstanding: the last phase that it reached, or
   * the effect. Null when nothing is expected of it: no effect yet, out of the run, or done.
   */
  public @Nullable Instant behindSince() {
    if (effectAt == null || (state != RunTeamState.ACTIVE && postmortemAt != null)) {
      return null;
    }
    if (resolvedAt != null) {
      return postmortemAt == null ? resolvedAt : null;
    }
    return Stream.of(effectAt, detectedAt, declaredAt, mitigatedAt)
        .filter(Objects::nonNull)
        .max(Instant::compareTo)
        .orElse(effectAt);
  }

  /** The median of what is there, in milliseconds; null of nothing. */
  static @Nullable Long median(List<Duration> delays) {
    if (delays.isEmpty()) {
      return null;
    }
    List<Long> sorted = delays.stream().map(Duration::toMillis).sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** From the effect to this; null where one of them is not there. */
  static @Nullable Duration after(@Nullable Instant effect, @Nullable Instant reached) {
    return effect == null || reached == null ? null : Duration.between(effect, reached);
  }
}
