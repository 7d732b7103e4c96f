package dev.firedrill.bot.fleet;

import dev.firedrill.bot.BotStatus;
import dev.firedrill.bot.BotStatus.Observed;
import dev.firedrill.bot.deploy.Deployment;
import dev.firedrill.bot.rollout.Sight;
import dev.firedrill.bot.rollout.Situation;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What people are told of a bot: how the instance in service fares. Pure. */
final class SeenStatus {
  private record Seen(Observed observed, @Nullable String detail) {}

  private SeenStatus() {}

  /** The status as it is now; equal to the one before when nothing happened. */
  static BotStatus of(BotStatus before, Situation s, int restarts) {
    Deployment shown = s.current() == null ? s.candidate() : s.current();
    Seen seen = shown == null ? stopped() : seen(before, s, s.sight(shown));
    Instant since = seen.observed() == before.observed() ? before.since() : s.now();
    return new BotStatus(
        before.bot(),
        before.desired(),
        seen.observed(),
        since,
        restarts,
        shown == null ? before.release() : shown.release().name(),
        seen.detail());
  }

  private static Seen seen(BotStatus before, Situation s, Sight sight) {
    if (!s.wanted()) {
      boolean any = s.sights().values().stream().anyMatch(Sight::running);
      return any ? new Seen(before.observed(), before.detail()) : stopped();
    }
    if (sight.running()) {
      if (sight.connectedSince() != null) {
        return new Seen(Observed.CONNECTED, null);
      }
      boolean wasConnected =
          before.observed() == Observed.CONNECTED || before.observed() == Observed.DISCONNECTED;
      return wasConnected
          ? new Seen(Observed.DISCONNECTED, "lost its connection to the workspace")
          : new Seen(Observed.STARTING, null);
    }
    if (sight.notBefore() != null && sight.notBefore().isAfter(s.now())) {
      return new Seen(
          Observed.BACKING_OFF,
          sight.lastExit() + "; next start in " + waited(sight).toSeconds() + " s");
    }
    return new Seen(Observed.STARTING, null);
  }

  /** The whole wait, so that the words do not change each second. */
  private static Duration waited(Sight sight) {
    return BackOff.after(Math.max(1, sight.exits()));
  }

  private static Seen stopped() {
    return new Seen(Observed.STOPPED, null);
  }
}
