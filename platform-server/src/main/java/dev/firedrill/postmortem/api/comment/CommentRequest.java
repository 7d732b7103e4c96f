package dev.firedrill.postmortem.api.comment;

import org.jspecify.annotations.Nullable;

/** What to say, in 1 to 4,000 characters; {@code quote}: about which passage, null: the whole. */
public record CommentRequest(String text, @Nullable QuoteRequest quote) {
  /** A passage of 1 to 400 characters with up to 80 of what stands in front and behind it. */
  public record QuoteRequest(String text, String before, String after) {}
}
