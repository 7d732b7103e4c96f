package dev.firedrill.bot.settings;

import dev.firedrill.kernel.Secret;
import dev.firedrill.team.TeamEnvironment;
import java.util.Map;

/** What a team put into its bot's environment, secrets in the clear: only for starting it. */
@FunctionalInterface
public interface TeamVariables {
  /** By name, as of this version of the configuration. */
  Map<String, Secret> at(TeamEnvironment bot, long configVersion);
}
