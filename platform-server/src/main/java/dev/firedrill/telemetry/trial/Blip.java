package dev.firedrill.telemetry.trial;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A harmless disturbance of staging's upstreams; results are there when it is over. */
public record Blip(
    UUID id,
    TeamId team,
    Kind kind,
    Instant startedAt,
    Instant until,
    PersonId by,
    @Nullable List<Result> results) {
  /** What is disturbed: every answer is an error of the server, or comes late. */
  public enum Kind {
    UPSTREAM_ERRORS,
    UPSTREAM_SLOW
  }

  /**
   * Whether an alarm would have paged, and after how many seconds. {@code own} when it watches
   * staging itself; else the same definition was tried on staging.
   */
  public record Result(
      UUID alarm,
      String name,
      boolean wouldHavePaged,
      @Nullable Integer after,
      String reason,
      boolean own) {}

  public boolean running() {
    return results == null;
  }
}
