package dev.firedrill.workspace.disturbance;

import java.time.Duration;

/** What a rule does to a bot's chat. */
public sealed interface ChatEffect {
  /** At most one rule of a kind is in force for a bot. */
  enum Kind {
    CALLS_LATE,
    CALLS_TOO_OFTEN,
    CALLS_REFUSED,
    CALLS_UNAVAILABLE,
    EVENTS_DROPPED,
    EVENTS_DOUBLED,
    EVENTS_LATE,
    SOCKETS_FLAPPING
  }

  default Kind kind() {
    return switch (this) {
      case CallsLate _ -> Kind.CALLS_LATE;
      case CallsTooOften _ -> Kind.CALLS_TOO_OFTEN;
      case CallsRefused _ -> Kind.CALLS_REFUSED;
      case CallsUnavailable _ -> Kind.CALLS_UNAVAILABLE;
      case EventsDropped _ -> Kind.EVENTS_DROPPED;
      case EventsDoubled _ -> Kind.EVENTS_DOUBLED;
      case EventsLate _ -> Kind.EVENTS_LATE;
      case SocketsFlapping _ -> Kind.SOCKETS_FLAPPING;
    };
  }

  /** Calls are answered, {@code delay} plus or minus up to {@code jitter} later. */
  record CallsLate(Calls calls, Duration delay, Duration jitter) implements ChatEffect {}

  /** Calls are refused as too many, with {@code Retry-After}, at least a second. */
  record CallsTooOften(Calls calls, Duration retryAfter) implements ChatEffect {}

  /** Calls are refused with an error of Slack's, as {@code invalid_auth}. */
  record CallsRefused(Calls calls, String error) implements ChatEffect {}

  /** Calls are answered by this HTTP status, 500 to 599, and {@code service_unavailable}. */
  record CallsUnavailable(Calls calls, int status) implements ChatEffect {}

  /** Events never come; {@code share} of them, above 0 to 1. */
  record EventsDropped(double share) implements ChatEffect {}

  /** Events come twice, the second time marked as a retry. */
  record EventsDoubled(double share) implements ChatEffect {}

  /** Events come this much later. */
  record EventsLate(Duration delay) implements ChatEffect {}

  /** No connection lives longer than this. */
  record SocketsFlapping(Duration every) implements ChatEffect {}
}
