package dev.firedrill.upstream;

import dev.firedrill.team.TeamEnvironment;
import java.time.Duration;
import java.time.Instant;

/**
 * Disturbs the answers of a service for one bot until it expires. The rule heals by itself: past
 * {@code expiresAt} it has no effect, whether or not anyone removed it.
 *
 * @param operationKey says whose it is
 * @param epoch fences off a stale owner
 */
public record UpstreamRule(
    TeamEnvironment bot,
    UpstreamService service,
    UpstreamEffect effect,
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
    return new UpstreamRule(
        bot, service, new UpstreamEffect.Slow(delay, jitter), operationKey, epoch, expiresAt);
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
        bot, service, new UpstreamEffect.Failing(status), operationKey, epoch, expiresAt);
  }
}
