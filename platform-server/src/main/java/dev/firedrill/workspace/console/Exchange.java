package dev.firedrill.workspace.console;

import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.workspace.bots.About;
import dev.firedrill.workspace.bots.BotCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a bot was told together with what it did about it, or a call that it made of its
 * own. {@code payload} is JSON text, empty for such a call. {@code acknowledgedIn} counts from the
 * first sending, because that is when the bot's three seconds began, and {@code repliedIn} up to
 * when its first message in answer was posted. {@code written} means that it went over a connection
 * on which nothing is acknowledged. As it was when it was read.
 */
public record Exchange(
    UUID id,
    TeamEnvironment bot,
    Instant at,
    @Nullable About about,
    String track,
    int attempt,
    String payload,
    @Nullable Duration acknowledgedIn,
    @Nullable String acknowledgement,
    boolean written,
    @Nullable Duration repliedIn,
    List<BotCall> calls) {
  /** How long Slack waits for an acknowledgement. */
  public static final Duration LIMIT = Duration.ofSeconds(3);

  public Exchange {
    calls = List.copyOf(calls);
  }

  /** What began the exchange. */
  public enum Kind {
    EVENT,
    COMMAND,
    INTERACTION,
    /** A call of the bot that answers nothing it was told. */
    CALL
  }

  /** How the exchange stands against {@link #LIMIT}. */
  public enum State {
    /** There is still time to acknowledge. */
    PENDING,
    OK,
    /** Acknowledged, but too late. */
    LATE,
    /** Not acknowledged in time, nor until now. */
    UNACKNOWLEDGED,
    /** Acknowledged, but a call of the bot about it was refused. */
    ERROR
  }

  public Kind kind() {
    if (payload.isEmpty()) {
      return Kind.CALL;
    }
    return switch (about == null ? About.Kind.OTHER : about.kind()) {
      case MESSAGE, MENTION, ECHO, OTHER -> Kind.EVENT;
      case COMMAND -> Kind.COMMAND;
      case INTERACTION -> Kind.INTERACTION;
    };
  }

  public State state(Instant now) {
    if (kind() != Kind.CALL && !written) {
      if (acknowledgedIn == null) {
        return Duration.between(at, now).compareTo(LIMIT) < 0
            ? State.PENDING
            : State.UNACKNOWLEDGED;
      }
      if (acknowledgedIn.compareTo(LIMIT) > 0) {
        return State.LATE;
      }
    }
    return calls.stream().anyMatch(call -> call.error() != null) ? State.ERROR : State.OK;
  }
}
