package dev.firedrill.upstream;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a rule does to the answers of a service. */
public sealed interface UpstreamEffect {
  /** True answers, {@code delay} plus or minus up to {@code jitter} later. */
  record Slow(Duration delay, Duration jitter) implements UpstreamEffect {}

  /** An error of this HTTP status, 500 to 599, at once. */
  record Failing(int status) implements UpstreamEffect {}

  /** The connection is reset in mid-answer; {@code share} of the requests, above 0 to 1. */
  record Reset(double share) implements UpstreamEffect {}

  /** True answers, so many bytes in a second, at least 1. */
  record Trickle(int bytesPerSecond) implements UpstreamEffect {}

  /** No answer at all: the connection stays open while the rule is in force, at most 2 minutes. */
  record Silent() implements UpstreamEffect {}

  /** Success with a body that breaks off, so that nobody can read it. */
  record Garbage() implements UpstreamEffect {}

  /** Another service answers the request; null: nobody does, and the connection is refused. */
  record Misrouted(@Nullable UpstreamService to) implements UpstreamEffect {}
}
