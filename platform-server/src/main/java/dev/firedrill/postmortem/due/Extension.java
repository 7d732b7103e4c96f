package dev.firedrill.postmortem.due;

import dev.firedrill.kernel.PersonId;
import java.time.Instant;

/** More time for one team's postmortem, with the reason that the team reads. */
public record Extension(Instant due, String reason, PersonId by, Instant at) {
  public static final int REASON_AT_LEAST = 3;
  public static final int REASON_AT_MOST = 500;
}
