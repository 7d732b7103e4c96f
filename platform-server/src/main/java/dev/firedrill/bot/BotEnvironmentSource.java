package dev.firedrill.bot;

import dev.firedrill.kernel.Secret;
import java.util.Map;

/**
 * The environment variables that join an instance to the gateway, the upstreams and the flags.
 * Composed in the composition root, because the fleet knows none of these.
 */
@FunctionalInterface
public interface BotEnvironmentSource {
  Map<String, Secret> of(InstanceId instance);
}
