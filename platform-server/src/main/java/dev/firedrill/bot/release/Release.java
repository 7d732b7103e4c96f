package dev.firedrill.bot.release;

import dev.firedrill.bot.Author;
import dev.firedrill.bot.artifact.Artifact;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a team can run: never changed, only given a tombstone. {@code bundled} is the platform's own
 * template.
 */
public record Release(
    TeamId team,
    int number,
    String version,
    @Nullable String commit,
    String changeCause,
    Artifact artifact,
    boolean bundled,
    Instant createdAt,
    Author createdBy,
    @Nullable Tombstone tombstone) {

  /** That a release was deleted: its number stays taken, its bytes may go. */
  public record Tombstone(Instant at, Author by, String reason) {}

  /** As people call it: {@code v12}. */
  public String name() {
    return nameOf(number);
  }

  public static String nameOf(int number) {
    return "v" + number;
  }

  public boolean isDeleted() {
    return tombstone != null;
  }
}
