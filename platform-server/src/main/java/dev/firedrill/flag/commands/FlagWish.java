package dev.firedrill.flag.commands;

import dev.firedrill.team.EnvironmentName;
import org.jspecify.annotations.Nullable;

/** What somebody wants who typed {@code /flag …}. */
sealed interface FlagWish {
  record Usage() implements FlagWish {}

  record Listing(EnvironmentName environment) implements FlagWish {}

  record Show(String name, EnvironmentName environment) implements FlagWish {}

  record History(String name, EnvironmentName environment) implements FlagWish {}

  /** Something to be done to a flag; {@code reason} null when none was given. */
  record Deed(String name, Kind kind, EnvironmentName environment, @Nullable String reason)
      implements FlagWish {}

  /** Not understood; {@code why} says what is wrong. */
  record Unclear(String why) implements FlagWish {}

  /** What can be done to a flag from chat. */
  sealed interface Kind {
    record Turn(boolean on) implements Kind {}

    record Kill() implements Kind {}

    record Revive() implements Kind {}

    /** From 0 to 100 of a hundred users get it. */
    record Rollout(int percent) implements Kind {}
  }
}
