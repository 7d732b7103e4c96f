package dev.firedrill.automation;

import org.jspecify.annotations.Nullable;

/** How far an action is. {@code detail} is a sentence for people. */
public sealed interface Progress {
  String detail();

  /** It goes on by itself; {@code ref} is what to ask for. */
  record Going(String ref, String detail) implements Progress {}

  /** {@code ref} tells its trace in the evidence apart; null when it leaves none. */
  record Done(@Nullable String ref, String detail) implements Progress {}

  record Failed(@Nullable String ref, String detail) implements Progress {}
}
