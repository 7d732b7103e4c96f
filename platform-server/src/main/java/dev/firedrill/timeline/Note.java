package dev.firedrill.timeline;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says about a moment, as it reads now. {@code shared}: the team may read it, which
 * is always so of a team's own. A deleted one keeps its history.
 */
public record Note(
    UUID id,
    TeamId team,
    long version,
    boolean byStaff,
    Instant at,
    String text,
    boolean shared,
    Instant writtenAt,
    PersonId writtenBy,
    Instant savedAt,
    PersonId savedBy,
    @Nullable Instant deletedAt,
    @Nullable PersonId deletedBy) {
  public static final int LONGEST = 2_000;

  /** Whether this reader may read it; staff read everything. */
  public boolean isFor(boolean staff) {
    return staff || shared;
  }
}
