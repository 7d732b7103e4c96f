package dev.firedrill.auth;

import dev.firedrill.team.TeamId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** By what a principal proved who it is; says what it may do and how its deeds are signed. */
public sealed interface Credential {
  /** A browser's session; {@code projectedSince} is null where nobody else looks at it. */
  record Session(@Nullable Instant projectedSince) implements Credential {
    /** A session that is not projected. */
    public Session() {
      this(null);
    }
  }

  /** A person's own token, as the command line uses it: whatever the person may do, it may. */
  record PersonalToken(String name) implements Credential {}

  /**
   * A token for a team's CI: acts for this one team, only where {@link CiMayCall} says so, and with
   * the authority of the person who made it.
   */
  record CiToken(String name, TeamId team) implements Credential {}
}
