package dev.firedrill.app.demo;

import dev.firedrill.app.StartFailure;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for on the command line of {@code demo} and {@code train}.
 *
 * @param productionOnly whether teams have no staging; halves what the machine has to do
 */
public record DemoOptions(
    int port,
    Path data,
    Path cache,
    Path botJar,
    int teams,
    boolean fresh,
    UsersPace users,
    @Nullable Path linksFile,
    boolean productionOnly) {
  public static final int DEFAULT_PORT = 8080;
  private static final int DEFAULT_TEAMS = 3;
  private static final int MOST_TEAMS = DemoNames.TEAMS.size();
  private static final int LAST_PORT = 65_535;

  /** Reads the options; fails with one sentence that names what is wrong. */
  public static DemoOptions parse(List<String> arguments) {
    int port = DEFAULT_PORT;
    Path data = Path.of(".firedrill", "data");
    Path cache = Path.of(".firedrill", "cache");
    Path botJar = Path.of("student-bot-template", "target", "student-bot.jar");
    int teams = DEFAULT_TEAMS;
    boolean fresh = false;
    UsersPace users = UsersPace.USUAL;
    Path linksFile = null;
    boolean productionOnly = false;
    Deque<String> rest = new ArrayDeque<>(arguments);
    while (!rest.isEmpty()) {
      String option = rest.pop();
      switch (option) {
        case "--port" -> port = number(option, value(option, rest), 0, LAST_PORT);
        case "--teams" -> teams = number(option, value(option, rest), 1, MOST_TEAMS);
        case "--data", "--default-data" -> data = Path.of(value(option, rest));
        case "--cache" -> cache = Path.of(value(option, rest));
        case "--bot-jar" -> botJar = Path.of(value(option, rest));
        case "--links-file" -> linksFile = Path.of(value(option, rest));
        case "--users-every" -> users = UsersPace.parse(value(option, rest));
        case "--fresh" -> fresh = true;
        case "--production-only" -> productionOnly = true;
        default ->
            throw new StartFailure(
                "'"
                    + option
                    + "' is no option of the demo: it takes --port N, --data DIR, --teams N,"
                    + " --users-every 250ms|2s|off and --fresh");
      }
    }
    return new DemoOptions(
        port,
        data.toAbsolutePath().normalize(),
        cache.toAbsolutePath().normalize(),
        botJar.toAbsolutePath().normalize(),
        teams,
        fresh,
        users,
        linksFile,
        productionOnly);
  }

  private static String value(String option, Deque<String> rest) {
    if (rest.isEmpty() || rest.peek().startsWith("--")) {
      throw new StartFailure(option + " needs a value after it");
    }
    return rest.pop();
  }

  private static int number(String option, String value, int least, int most) {
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      throw outside(option, value, least, most);
    }
    throw outside(option, value, least, most);
  }

  private static StartFailure outside(String option, String value, int least, int most) {
    return new StartFailure(
        option + " " + value + " is not a whole number from " + least + " to " + most);
  }
}
