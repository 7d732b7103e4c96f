package dev.firedrill.bot.settings;

import dev.firedrill.kernel.Secret;
import dev.firedrill.team.TeamEnvironment;
import java.util.HashMap;
import java.util.Map;

/** Reads variables and opens secrets for the start of an instance. */
public final class StoredVariables implements TeamVariables {
  private final Configs configs;
  private final Secrets secrets;
  private final SecretSeal seal;

  public StoredVariables(Configs configs, Secrets secrets, SecretSeal seal) {
    this.configs = configs;
    this.secrets = secrets;
    this.seal = seal;
  }

  @Override
  public Map<String, Secret> at(TeamEnvironment bot, long configVersion) {
    Config config =
        configs
            .at(bot, configVersion)
            .orElseThrow(
                () -> new IllegalStateException(bot + " has no configuration " + configVersion));
    Map<String, Secret> all = new HashMap<>();
    config.variables().forEach((name, value) -> all.put(name, new Secret(value)));
    config
        .secrets()
        .forEach((name, version) ->
            all.put(name, seal.open(secrets.find(bot, name, version).orElseThrow())));
    return all;
  }
}
