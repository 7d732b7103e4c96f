package dev.firedrill.workspace.disturbance;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

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
    SOCKETS_FLAPPING,
    MESSAGES_STORMING,
    MESSAGE_POISONED,
    SOCKETS_HALF_OPEN,
    SECRET_ROTATED
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
      case MessagesStorming _ -> Kind.MESSAGES_STORMING;
      case MessagePoisoned _ -> Kind.MESSAGE_POISONED;
      case SocketsHalfOpen _ -> Kind.SOCKETS_HALF_OPEN;
      case SecretRotated _ -> Kind.SECRET_ROTATED;
    };
  }

  /** Calls are answered, {@code delay} plus or minus up to {@code jitter} later. */
  record CallsLate(Calls calls, Duration delay, Duration jitter) implements ChatEffect {}

  /**
   * Calls are refused as too many, with {@code Retry-After}, at least a second.
   *
   * @param untilQuiet whether a call passes that comes so long after the one before
   */
  record CallsTooOften(Calls calls, Duration retryAfter, boolean untilQuiet)
      implements ChatEffect {}

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

  /**
   * Nothing comes any more over the connections that were open then, and they stay open.
   *
   * @param since null until the rule is in force
   */
  record SocketsHalfOpen(@Nullable Instant since) implements ChatEffect {}

  /** What the bot identifies its connection with is no longer valid: cut, and refused anew. */
  record SecretRotated() implements ChatEffect {}

  /** No connection lives longer than this. */
  record SocketsFlapping(Duration every) implements ChatEffect {}

  /**
   * Somebody else's bot floods the channel in which users talk to this one.
   *
   * @param rate messages a second that come whatever happens
   * @param text what it writes each time
   * @param name of the foreign bot
   * @param answers how many more a second it writes at most because this bot answered it
   */
  record MessagesStorming(double rate, String text, String name, double answers)
      implements ChatEffect {}

  /**
   * One message that the bot is told of again and again, until it acknowledges it.
   *
   * @param redeliver how long after a time in vain it is told again
   */
  record MessagePoisoned(String text, Duration redeliver) implements ChatEffect {}
}
