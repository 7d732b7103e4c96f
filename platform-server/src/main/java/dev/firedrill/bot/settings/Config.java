package dev.firedrill.bot.settings;

import dev.firedrill.bot.Author;
import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The whole configuration of an environment at one version, by name: variables with their values,
 * secrets with the version of theirs. Version 1 is empty and nobody's change.
 */
public record Config(
    TeamEnvironment bot,
    long version,
    NavigableMap<String, String> variables,
    NavigableMap<String, Long> secrets,
    @Nullable Change change) {
  /** Who made this version of the one before, and why. */
  public record Change(Instant at, Author by, String reason) {}

  public Config {
    variables = Collections.unmodifiableNavigableMap(new TreeMap<>(variables));
    secrets = Collections.unmodifiableNavigableMap(new TreeMap<>(secrets));
  }

  public static Config empty(TeamEnvironment bot) {
    return new Config(bot, 1, new TreeMap<>(), new TreeMap<>(), null);
  }

  /** Everything by name as people may see it: a secret is only its version. */
  public NavigableMap<String, String> listed() {
    NavigableMap<String, String> all = new TreeMap<>(variables);
    secrets.forEach((name, number) -> all.put(name, "version " + number));
    return all;
  }

  Config next(Map<String, String> newVariables, Map<String, Long> newSecrets, Change by) {
    return new Config(bot, version + 1, new TreeMap<>(newVariables), new TreeMap<>(newSecrets), by);
  }
}
