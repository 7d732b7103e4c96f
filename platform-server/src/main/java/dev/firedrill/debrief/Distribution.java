package dev.firedrill.debrief;

import dev.firedrill.team.TeamId;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How one measure spread over the teams, fastest first, those who never did it last.
 *
 * @param median over all teams, those who never did it counted as slower than all others; null when
 *     half of them or more never did
 * @param limit how long the team with the most time had: where "never" is drawn
 */
public record Distribution(
    Measure measure, @Nullable Duration median, Duration limit, List<Dot> dots) {
  public Distribution {
    dots = List.copyOf(dots);
  }

  /** One team; {@code took} is null when it never did. */
  public record Dot(TeamId team, @Nullable Duration took) {}

  public static Distribution of(Measure measure, List<TeamRun> teams) {
    List<Dot> dots =
        teams.stream()
            .filter(TeamRun::counts)
            .map(team -> new Dot(team.team(), measure.of(team.reached())))
            .sorted(
                Comparator.comparing(
                    Dot::took, Comparator.nullsLast(Comparator.<Duration>naturalOrder())))
            .toList();
    Duration limit =
        teams.stream()
            .filter(TeamRun::counts)
            .map(TeamRun::limit)
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    return new Distribution(measure, median(dots), limit, dots);
  }

  private static @Nullable Duration median(List<Dot> dots) {
    if (dots.isEmpty()) {
      return null;
    }
    Duration upper = dots.get(dots.size() / 2).took();
    Duration lower = dots.get((dots.size() - 1) / 2).took();
    return upper == null
        ? null
        : Objects.requireNonNull(lower, "faster teams come first").plus(upper).dividedBy(2);
  }
}
