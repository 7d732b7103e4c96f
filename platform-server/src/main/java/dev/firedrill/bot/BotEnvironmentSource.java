package dev.firedrill.bot;

import dev.firedrill.kernel.Secret;
import dev.firedrill.team.TeamEnvironment;
import java.util.Map;

/**
 * The environment variables that join a bot to the gateway, the upstreams and the flags. Composed
 * in the composition root, because the fleet knows none of these.
 */
@FunctionalInterface
public interface BotEnvironmentSource {
  Map<String, Secret> of(TeamEnvironment bot);
}
