package dev.firedrill.debrief;

import dev.firedrill.chaos.RunRecord;
import java.time.Instant;
import java.util.List;

/**
 * What a run taught.
 *
 * @param until when it ended, or now
 * @param teams by name
 */
public record Debrief(
    RunRecord run,
    Instant until,
    List<TeamRun> teams,
    List<Chapter> chapters,
    List<Distribution> distributions,
    List<Learning> learning,
    List<TalkingPoint> points) {
  public Debrief {
    teams = List.copyOf(teams);
    chapters = List.copyOf(chapters);
    distributions = List.copyOf(distributions);
    learning = List.copyOf(learning);
    points = List.copyOf(points);
  }
}
