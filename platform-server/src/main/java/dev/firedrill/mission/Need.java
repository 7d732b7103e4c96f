package dev.firedrill.mission;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reason why staff should look at a team. {@code fault} is the title of the fault that it is
 * about; {@code said} what a student asked.
 */
public record Need(
    TeamId team,
    Kind kind,
    Instant since,
    @Nullable String fault,
    @Nullable String step,
    @Nullable String said,
    @Nullable UUID help,
    @Nullable Claim claim) {

  /** Most pressing first. */
  public enum Kind {
    HELP_ASKED,
    FAULT_NOT_VERIFIED,
    NOBODY_ACKNOWLEDGED,
    NO_DATA,
    IDLE
  }

  /** Who of staff is on it. */
  public record Claim(PersonId by, Instant at) {}

  Need claimed(@Nullable Claim by) {
    return new Need(team, kind, since, fault, step, said, help, by);
  }
}
