package dev.firedrill.debrief.api;

import dev.firedrill.chaos.RunMilestones.Milestones;
import dev.firedrill.debrief.Cast;
import dev.firedrill.debrief.Measure;
import dev.firedrill.debrief.TeamRun;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One team of a debrief. Times in seconds, null when the team never did it; {@code limitSeconds} is
 * how long it had.
 */
public record DebriefTeamView(
    String key,
    String name,
    boolean own,
    boolean voided,
    @Nullable Instant effectAt,
    @Nullable Instant detectedAt,
    @Nullable Instant engagedAt,
    @Nullable Instant mitigatedAt,
    @Nullable Instant resolvedAt,
    @Nullable Long ttdSeconds,
    @Nullable Long ttaSeconds,
    @Nullable Long ttmSeconds,
    @Nullable Long ttrSeconds,
    long limitSeconds) {
  static DebriefTeamView of(TeamRun team, Cast.Part part) {
    Milestones reached = team.reached();
    return new DebriefTeamView(
        part.key(),
        part.name(),
        part.own(),
        team.voided(),
        reached.effectAt(),
        reached.detectedAt(),
        reached.engagedAt(),
        reached.mitigatedAt(),
        reached.resolvedAt(),
        seconds(Measure.TTD.of(reached)),
        seconds(Measure.TTA.of(reached)),
        seconds(Measure.TTM.of(reached)),
        seconds(Measure.TTR.of(reached)),
        team.limit().toSeconds());
  }

  static @Nullable Long seconds(@Nullable Duration duration) {
    return duration == null ? null : duration.toSeconds();
  }
}
