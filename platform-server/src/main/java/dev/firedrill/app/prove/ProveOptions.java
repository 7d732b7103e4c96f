package dev.firedrill.app.prove;

import dev.firedrill.app.StartFailure;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is proved and how the private platform is started; the launcher passes jars, cache, flags
 * and where the sources of the scenarios are.
 *
 * @param scenarios ids; empty for all that ship
 * @param speed of the clock; null for one that plays a quarter of an hour in three minutes
 */
public record ProveOptions(
    List<String> scenarios,
    @Nullable Integer speed,
    boolean json,
    boolean write,
    Path serverJar,
    Path botJar,
    Path cache,
    @Nullable Path sources,
    List<String> serverFlags) {
  static final String USAGE =
      """
      Usage: ./firedrill scenario prove ID… | --all [--speed N] [--json] [--write]

        Starts a private platform with real bots for each scenario and lets robot players play it: idle, restarter,
        scale-to-zero, delete-the-feature and the scenario's reference fixes. Prints what each of them scored and whether
        that is what the scenario expects.

        --all       Every scenario that ships, one after the other.
        --speed N   Minutes of the story in a minute, from 1 to 60; a quarter of an hour in three minutes unless told, slower
                    where something could not be measured.
        --json      One JSON object a line for each scenario: the proof as it is kept.
        --write     Keeps the proof with the scenario, and what was measured in it.

      Exit codes: 0 proven, 1 not proven, 2 the command line is not understood.\
      """;

  /** Fails with one sentence that names what is wrong. */
  static ProveOptions parse(List<String> arguments) {
    List<String> scenarios = new ArrayList<>();
    Integer speed = null;
    boolean all = false;
    boolean json = false;
    boolean write = false;
    Path serverJar = null;
    Path botJar = null;
    Path cache = null;
    Path sources = null;
    List<String> flags = new ArrayList<>();
    Deque<String> rest = new ArrayDeque<>(arguments);
    while (!rest.isEmpty()) {
      String word = rest.pop();
      switch (word) {
        case "--all" -> all = true;
        case "--json" -> json = true;
        case "--write" -> write = true;
        case "--speed" -> speed = speed(value(word, rest));
        case "--server-jar" -> serverJar = Path.of(value(word, rest));
        case "--bot-jar" -> botJar = Path.of(value(word, rest));
        case "--cache" -> cache = Path.of(value(word, rest));
        case "--sources" -> sources = Path.of(value(word, rest));
        case "--server-flag" -> flags.add(value(word, rest));
        default -> {
          if (word.startsWith("-")) {
            throw new StartFailure(
                "'"
                    + word
                    + "' is no option of scenario prove: it takes ID… or --all, --speed N,"
                    + " --json and --write");
          }
          scenarios.add(word);
        }
      }
    }
    if (all != scenarios.isEmpty()) {
      throw new StartFailure("say which scenario: scenario prove ID…, or --all and no id");
    }
    if (write && sources == null) {
      throw new StartFailure("--write needs a checkout to write into");
    }
    return new ProveOptions(
        List.copyOf(scenarios),
        speed,
        json,
        write,
        given("--server-jar", serverJar),
        given("--bot-jar", botJar),
        given("--cache", cache),
        sources,
        List.copyOf(flags));
  }

  private static Path given(String option, @Nullable Path path) {
    if (path == null) {
      throw new StartFailure("scenario prove needs " + option + ": start it with ./firedrill");
    }
    return path.toAbsolutePath().normalize();
  }

  private static String value(String option, Deque<String> rest) {
    if (rest.isEmpty()) {
      throw new StartFailure(option + " needs a value");
    }
    return rest.pop();
  }

  private static Integer speed(String value) {
    if (value.matches("[1-9][0-9]?") && Integer.parseInt(value) <= 60) {
      return Integer.valueOf(value);
    }
    throw new StartFailure("--speed " + value + " is not a whole number from 1 to 60");
  }
}
