package dev.firedrill.bot.deploy;

import dev.firedrill.team.TeamEnvironment;
import java.util.Map;

/** The feature flags of an environment as they stand, each in a few words, by key. */
@FunctionalInterface
public interface FlagsNow {
  Map<String, String> of(TeamEnvironment bot);
}
