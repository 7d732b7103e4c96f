package dev.firedrill.evidence;

import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which facts to read: null means any. Times bound {@code occurredAt}, from inclusive, to
 * exclusive. The answer is in order of {@code occurredAt}, then id. {@code limit} keeps the newest.
 */
public record EvidenceQuery(
    @Nullable TeamId team,
    @Nullable UUID runId,
    Set<EvidenceKind> kinds,
    @Nullable Instant from,
    @Nullable Instant to,
    boolean teamAudienceOnly,
    int limit) {
  private static final int NO_LIMIT = 100_000;

  public static EvidenceQuery ofTeam(TeamId team, Instant from, Instant to) {
    return new EvidenceQuery(team, null, Set.of(), from, to, false, NO_LIMIT);
  }

  public static EvidenceQuery ofRun(UUID runId) {
    return new EvidenceQuery(null, runId, Set.of(), null, null, false, NO_LIMIT);
  }

  public EvidenceQuery onlyKinds(Set<EvidenceKind> value) {
    return new EvidenceQuery(team, runId, Set.copyOf(value), from, to, teamAudienceOnly, limit);
  }

  public EvidenceQuery onlyForTheTeam() {
    return new EvidenceQuery(team, runId, kinds, from, to, true, limit);
  }

  public EvidenceQuery newest(int value) {
    return new EvidenceQuery(team, runId, kinds, from, to, teamAudienceOnly, value);
  }
}
