package dev.firedrill.slo;

import dev.firedrill.slo.ExpectedAnswers.Question;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.workspace.MessageTs;
import dev.firedrill.workspace.UserId;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Requests of users beyond those who always ask. What becomes of them counts in what users saw of
 * the bot, as that of any request.
 */
public interface UserRequests {
  /** What became of the asking; the answer is another matter. */
  sealed interface Fate {
    /** The question stands in chat. */
    record Posted(MessageTs ts, UserId asker) implements Fate {}

    /** The platform could not ask, for this reason: the bot is not to blame. */
    record Dropped(String reason) implements Fate {}
  }

  /** A question of this command, or of what users usually ask when it is null. */
  Question question(@Nullable String command, RandomGenerator random);

  /**
   * Asks on the caller's thread, as {@code asker} or as one of those who always ask when that is
   * null. The latency counts from {@code intended}.
   */
  Fate ask(
      TeamEnvironment bot,
      Instant intended,
      @Nullable UserId asker,
      Question question,
      RandomGenerator random);
}
