package dev.firedrill.bot.settings;

import dev.firedrill.bot.Author;
import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The whole configuration of an environment at one version, by name: variables with their values,
 * secrets with the version of theirs. Version 1 is empty and nobody's change.
 */
public record Config(
    TeamEnvironment bot,
    long version,
    SortedMap<String, String> variables,
    SortedMap<String, Long> secrets,
    @Nullable Change change) {
  /** Who made this version of the one before, and why. */
  public record Change(Instant at, Author by, String reason) {}

  public Config {
    variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
    secrets = Collections.unmodifiableSortedMap(new TreeMap<>(secrets));
  }

  public static Config empty(TeamEnvironment bot) {
    return new Config(bot, 1, new TreeMap<>(), new TreeMap<>(), null);
  }

  Config next(Map<String, String> newVariables, Map<String, Long> newSecrets, Change by) {
    return new Config(bot, version + 1, new TreeMap<>(newVariables), new TreeMap<>(newSecrets), by);
  }
}
