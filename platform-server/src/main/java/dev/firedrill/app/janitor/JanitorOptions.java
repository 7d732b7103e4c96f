package dev.firedrill.app.janitor;

import dev.firedrill.app.StartFailure;
import dev.firedrill.chaos.janitor.Janitor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for on the command line. {@code beside} is the process of a platform that it was
 * started by, -1 when it was started by hand; it ends some time after that one.
 */
record JanitorOptions(
    Path data, @Nullable Path configuration, boolean once, Duration grace, long beside) {
  static final String WORDS = "--data DIR, --config FILE.yml, --once and --grace 5s";

  static JanitorOptions parse(List<String> arguments) {
    Path data = Path.of(".firedrill", "data");
    Path configuration = null;
    boolean once = false;
    Duration grace = Janitor.GRACE;
    long beside = -1;
    Deque<String> rest = new ArrayDeque<>(arguments);
    while (!rest.isEmpty()) {
      String option = rest.pop();
      switch (option) {
        case "--data", "--default-data" -> data = Path.of(value(option, rest));
        case "--config" -> configuration = Path.of(value(option, rest));
        case "--once" -> once = true;
        case "--grace" -> grace = grace(value(option, rest));
        case "--beside" -> beside = Long.parseLong(value(option, rest));
        default ->
            throw new StartFailure(
                "'" + option + "' is no option of the janitor: it takes " + WORDS);
      }
    }
    return new JanitorOptions(
        data.toAbsolutePath().normalize(), configuration, once, grace, beside);
  }

  private static String value(String option, Deque<String> rest) {
    if (rest.isEmpty() || rest.peek().startsWith("--")) {
      throw new StartFailure(option + " needs a value after it");
    }
    return rest.pop();
  }

  private static Duration grace(String text) {
    try {
      Duration grace = Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
      if (!grace.isNegative()) {
        return grace;
      }
    } catch (DateTimeParseException unclear) {
      throw new StartFailure("--grace " + text + " is no time such as 5s or 0.5s", unclear);
    }
    throw new StartFailure("--grace " + text + " is below zero");
  }
}
