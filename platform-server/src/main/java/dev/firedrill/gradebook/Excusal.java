package dev.firedrill.gradebook;

import dev.firedrill.chaos.RunId;
import dev.firedrill.kernel.PersonId;
import java.time.Instant;

/** That an item does not count for a person, and why; the person reads the reason. */
public record Excusal(RunId run, PersonId person, String reason, PersonId by, Instant at) {
  public static final int REASON_AT_MOST = 300;
}
