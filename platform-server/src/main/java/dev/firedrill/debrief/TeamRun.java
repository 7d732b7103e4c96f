package dev.firedrill.debrief;

import dev.firedrill.chaos.RunMilestones.Milestones;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.team.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One team's part of a run.
 *
 * @param voided its faults had no effect or were taken back early: it is in no comparison
 * @param until when the run ended for it, or now
 * @param stale how long users waited for an update that was due; null when not assessed
 * @param facts of the team while the run lasted, in order of time, without what users saw
 */
public record TeamRun(
    TeamId team,
    String slug,
    String name,
    boolean voided,
    Milestones reached,
    Instant until,
    @Nullable Duration stale,
    List<EvidenceEvent> facts) {
  public TeamRun {
    facts = List.copyOf(facts);
  }

  /** Whether anything happened to the team that its times can count from. */
  public boolean counts() {
    return !voided && reached.effectAt() != null;
  }

  /** How long the team had; zero when nothing happened to it. */
  public Duration limit() {
    Instant effect = reached.effectAt();
    return effect == null || until.isBefore(effect)
        ? Duration.ZERO
        : Duration.between(effect, until);
  }
}
