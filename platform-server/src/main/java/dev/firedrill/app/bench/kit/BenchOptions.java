package dev.firedrill.app.bench.kit;

import dev.firedrill.app.StartFailure;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is measured and how the server under test is started; the launcher passes jars, cache and
 * the flags that it starts a server with.
 */
public record BenchOptions(
    String bench,
    int rounds,
    long samples,
    int kills,
    Path serverJar,
    Path botJar,
    Path cache,
    List<String> serverFlags) {
  public static final int TEAMS = 3;
  private static final int DEFAULT_ROUNDS = 5;
  private static final int MOST_ROUNDS = 20;
  private static final long DEFAULT_SAMPLES = 10_000_000;
  private static final long MOST_SAMPLES = 100_000_000;
  private static final int DEFAULT_KILLS = 20;
  private static final int MOST_KILLS = 100;

  public static BenchOptions parse(List<String> arguments) {
    Deque<String> rest = new ArrayDeque<>(arguments);
    int rounds = DEFAULT_ROUNDS;
    long samples = DEFAULT_SAMPLES;
    int kills = DEFAULT_KILLS;
    String bench = null;
    Path serverJar = null;
    Path botJar = null;
    Path cache = null;
    List<String> serverFlags = new ArrayList<>();
    while (!rest.isEmpty()) {
      String word = rest.pop();
      switch (word) {
        case "--rounds" -> rounds = rounds(value(word, rest));
        case "--samples" -> samples = number(word, value(word, rest), MOST_SAMPLES);
        case "--kills" -> kills = (int) number(word, value(word, rest), MOST_KILLS);
        case "--server-jar" -> serverJar = path(word, rest);
        case "--bot-jar" -> botJar = path(word, rest);
        case "--cache" -> cache = path(word, rest);
        case "--server-flag" -> serverFlags.add(value(word, rest));
        default -> {
          if (word.startsWith("-") || bench != null) {
            throw new StartFailure(
                "'"
                    + word
                    + "' is no option of bench: it takes startup, footprint, deploy, flags, prober, ingest, alarms, chaos, claims, grading, crash, live or servers, and --rounds N");
          }
          bench = word;
        }
      }
    }
    return new BenchOptions(
        given(
            "startup, footprint, deploy, flags, prober, ingest, alarms, chaos, claims, grading, crash, live or servers",
            bench),
        rounds,
        samples,
        kills,
        given("--server-jar", serverJar),
        given("--bot-jar", botJar),
        given("--cache", cache),
        List.copyOf(serverFlags));
  }

  private static <T> T given(String what, @Nullable T value) {
    if (value == null) {
      throw new StartFailure("bench needs " + what);
    }
    return value;
  }

  private static Path path(String option, Deque<String> rest) {
    return Path.of(value(option, rest)).toAbsolutePath().normalize();
  }

  private static String value(String option, Deque<String> rest) {
    if (rest.isEmpty()) {
      throw new StartFailure(option + " needs a value after it");
    }
    return rest.pop();
  }

  private static int rounds(String value) {
    if (value.matches("\\d{1,2}")) {
      int rounds = Integer.parseInt(value);
      if (rounds >= 1 && rounds <= MOST_ROUNDS) {
        return rounds;
      }
    }
    throw new StartFailure("--rounds " + value + " is not a whole number from 1 to " + MOST_ROUNDS);
  }

  private static long number(String option, String value, long most) {
    if (value.matches("\\d{1,9}") && Long.parseLong(value) <= most) {
      return Long.parseLong(value);
    }
    throw new StartFailure(option + " " + value + " is not a whole number up to " + most);
  }
}
