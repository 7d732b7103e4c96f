package dev.firedrill.workspace.disturbance;

import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.MessageTs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Messages that a bot is told of until it acknowledges them, and what is undelivered of each. */
public interface PoisonedMessages {
  /** Marks the operation's message as about to be posted; false when that was done before. */
  boolean begin(String operationKey, TeamEnvironment bot, Instant now);

  /** Which message it is. Called in the transaction of {@link #begin}. */
  void posted(String operationKey, ChannelId channel, MessageTs ts);

  /** The operations whose message may be undelivered yet. */
  List<String> open();

  /**
   * Makes its undelivered events due now, as if they had never timed out, unless that was done less
   * than {@code redeliver} ago. How many are undelivered.
   */
  int insist(String operationKey, Instant now, Duration redeliver);

  /** The bot acknowledged it, or it is taken away: nothing of it is delivered any more. */
  void end(String operationKey);

  /** Whether anything of the message may still be delivered. */
  boolean isOpen(String operationKey);
}
