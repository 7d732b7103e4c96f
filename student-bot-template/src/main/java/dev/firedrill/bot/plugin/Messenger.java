package dev.firedrill.bot.plugin;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Says something nobody asked for just now. */
public interface Messenger {
  /**
   * Says {@code text} to a user in a channel.
   *
   * @param thread the time stamp of a thread, null for the channel itself
   * @return true once it was posted, false if it was lost
   */
  CompletionStage<Boolean> tell(String user, String channel, @Nullable String thread, String text);
}
