package dev.firedrill.upstream;

import dev.firedrill.team.TeamEnvironment;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Delays every answer of a service for one bot until it expires, or makes it an error. The rule
 * heals by itself: past {@code expiresAt} it has no effect, whether or not anyone removed it.
 *
 * @param status what is answered instead of the truth, 500 to 599; null lets the truth through
 * @param operationKey says whose it is
 * @param epoch fences off a stale owner
 */
public record UpstreamRule(
    TeamEnvironment bot,
    UpstreamService service,
    Duration delay,
    Duration jitter,
    @Nullable Integer status,
    String operationKey,
    long epoch,
    Instant expiresAt) {
  /** One that delays true answers. */
  public static UpstreamRule slow(
      TeamEnvironment bot,
      UpstreamService service,
      Duration delay,
      Duration jitter,
      String operationKey,
      long epoch,
      Instant expiresAt) {
    return new UpstreamRule(bot, service, delay, jitter, null, operationKey, epoch, expiresAt);
  }

  /** One that answers at once with an error of this status. */
  public static UpstreamRule failing(
      TeamEnvironment bot,
      UpstreamService service,
      int status,
      String operationKey,
      long epoch,
      Instant expiresAt) {
    return new UpstreamRule(
        bot, service, Duration.ZERO, Duration.ZERO, status, operationKey, epoch, expiresAt);
  }
}
