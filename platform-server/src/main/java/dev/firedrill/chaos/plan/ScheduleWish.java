package dev.firedrill.chaos.plan;

import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.RunTerms;
import dev.firedrill.chaos.launch.LaunchOrder;
import dev.firedrill.kernel.PersonId;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to be launched when. {@code teams} are slugs, null for all. With {@code
 * rebreakOf} scenario and teams are that run's. {@code terms} is null when it counts if its
 * scenario is proven by then.
 */
public record ScheduleWish(
    String scenarioId,
    @Nullable List<String> teams,
    boolean skipNotReady,
    @Nullable RunTerms terms,
    Timing timing,
    ZoneId zone,
    @Nullable RunId rebreakOf,
    PersonId by) {
  /** What is to be launched; what may be asked ahead of time. */
  LaunchOrder order() {
    return new LaunchOrder(scenarioId, teams, skipNotReady, by, null, terms);
  }
}
