package dev.firedrill.bot;

import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One bot as it should be and as it is. {@code restarts} counts since it was last asked to run. */
public record BotStatus(
    TeamEnvironment bot,
    Desired desired,
    Observed observed,
    Instant since,
    int restarts,
    String release,
    @Nullable String detail) {
  /** What was asked for. */
  public enum Desired {
    RUNNING,
    STOPPED
  }

  /** What the runtime and the gateway see. */
  public enum Observed {
    STARTING,
    CONNECTED,
    DISCONNECTED,
    BACKING_OFF,
    STOPPED
  }
}
