package dev.firedrill.workspace;

import org.jspecify.annotations.Nullable;

/** A message to post as {@code author}, who need not be a member when it is the platform. */
public record NewMessage(
    ChannelId channel,
    UserId author,
    String text,
    @Nullable String blocks,
    @Nullable MessageTs threadTs) {
  public static NewMessage of(ChannelId channel, UserId author, String text) {
    return new NewMessage(channel, author, text, null, null);
  }
}
