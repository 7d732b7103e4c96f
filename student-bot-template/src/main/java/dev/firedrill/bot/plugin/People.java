package dev.firedrill.bot.plugin;

import java.util.Optional;

/** Who is who in the workspace. */
public interface People {
  /** The handle of a user, without the {@code @}; empty where the workspace does not say. */
  Optional<String> handle(String userId);
}
