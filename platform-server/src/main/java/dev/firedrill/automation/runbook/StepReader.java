package dev.firedrill.automation.runbook;

import dev.firedrill.automation.Action;
import dev.firedrill.automation.Measure;
import dev.firedrill.team.EnvironmentName;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Understands what a step wants by its arguments. */
public final class StepReader {
  private static final Set<String> ALWAYS = Set.of("action", "title");
  private static final Map<String, Set<String>> TAKES =
      Map.of(
          "restart", Set.of("environment", "timeout"),
          "rollback", Set.of("environment", "timeout", "release"),
          "flag", Set.of("environment", "timeout", "flag", "on"),
          "scale", Set.of("environment", "timeout", "memoryMiB", "cpuPercent"),
          "check",
              Set.of(
                  "environment",
                  "timeout",
                  "metric",
                  "users",
                  "command",
                  "over",
                  "expect",
                  "within"),
          "wait", Set.of("for"));
  private static final String ACTIONS = "restart, rollback, flag, scale, check or wait";
  private static final Duration USUAL_TIMEOUT = Duration.ofMinutes(2);
  private static final int LONGEST_SECONDS = 900;
  private static final int LONGEST_QUERY = 1_000;
  private static final Pattern TIME = Pattern.compile("([0-9]{1,4}) ?(s|m|)");
  private static final Pattern RELEASE = Pattern.compile("v?([1-9][0-9]{0,8})");
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,7}");
  private static final Pattern EXPECTED =
      Pattern.compile("(>=|<=|>|<)\\s*(-?[0-9]+(?:\\.[0-9]+)?)\\s*(%|)");
  private static final int PERCENT = 100;

  private final Map<String, String> arguments;

  private StepReader(Map<String, String> arguments) {
    this.arguments = arguments;
  }

  /** What came of reading. */
  public sealed interface Reading {
    record Understood(StepAction action) implements Reading {}

    /** {@code name} is the argument that is wrong, null when one is missing. */
    record Mistake(@Nullable String name, String message) implements Reading {}
  }

  /** Stays inside of this class, which makes a value of it. */
  private static final class Wrong extends RuntimeException {
    private final transient Reading.Mistake mistake;

    Wrong(@Nullable String name, String message) {
      super(message, null, false, false);
      this.mistake = new Reading.Mistake(name, message);
    }
  }

  public static Reading read(Map<String, String> arguments) {
    try {
      return new Reading.Understood(new StepReader(arguments).action());
    } catch (Wrong wrong) {
      return wrong.mistake;
    }
  }

  private StepAction action() {
    String word = arguments.get("action");
    if (word == null) {
      throw new Wrong(
          null, "The step does not say what to do; add a line 'action: …' with " + ACTIONS + ".");
    }
    Set<String> takes = TAKES.get(word);
    if (takes == null) {
      throw new Wrong("action", "'%s' is no action; choose %s.".formatted(word, ACTIONS));
    }
    for (String name : arguments.keySet()) {
      if (!ALWAYS.contains(name) && !takes.contains(name)) {
        throw new Wrong(
            name,
            "'%s' means nothing to %s, which takes %s; remove or correct it."
                .formatted(name, word, String.join(", ", new TreeSet<>(takes))));
      }
    }
    return switch (word) {
      case "restart" -> act(new Action.Restart(environment()));
      case "rollback" -> act(new Action.Rollback(environment(), release()));
      case "flag" ->
          act(new Action.SwitchFlag(environment(), required("flag", "the flag's key"), on()));
      case "scale" -> act(scale());
      case "check" -> check();
      default -> new StepAction.Pause(time("for", required("for", "how long, such as 30s"), 600));
    };
  }

  private StepAction act(Action action) {
    return new StepAction.Act(action, timeout());
  }

  private Action scale() {
    Integer memory = whole("memoryMiB");
    Integer cpu = whole("cpuPercent");
    if (memory == null && cpu == null) {
      throw new Wrong(null, "scale needs memoryMiB, cpuPercent or both; add one.");
    }
    return new Action.Scale(environment(), memory, cpu);
  }

  private StepAction check() {
    String metric = arguments.get("metric");
    String users = arguments.get("users");
    if ((metric == null) == (users == null)) {
      throw new Wrong(
          metric == null ? null : "users",
          "check needs either 'metric: <expression>' or 'users: availability'; give one of them.");
    }
    Measure measure = metric == null ? users(Objects.requireNonNull(users)) : expression(metric);
    String expected = required("expect", "what is expected, such as '> 0.95'");
    Matcher matcher = EXPECTED.matcher(expected);
    if (!matcher.matches()) {
      throw new Wrong(
          "expect", "'%s' is no expectation; write one such as '> 0.95'.".formatted(expected));
    }
    double threshold = Double.parseDouble(matcher.group(2));
    String within = arguments.get("within");
    return new StepAction.Check(
        measure,
        Comparison.ofSign(matcher.group(1)).orElseThrow(),
        matcher.group(3).isEmpty() ? threshold : threshold / PERCENT,
        within == null ? Duration.ZERO : time("within", within, LONGEST_SECONDS),
        timeout());
  }

  private Measure expression(String query) {
    for (String name : List.of("command", "over")) {
      if (arguments.containsKey(name)) {
        throw new Wrong(name, "'" + name + "' goes with users only; remove it.");
      }
    }
    if (query.isEmpty() || query.length() > LONGEST_QUERY) {
      throw new Wrong(
          "metric", "The expression must have 1 to " + LONGEST_QUERY + " characters; mend it.");
    }
    return new Measure.Expression(environment(), query);
  }

  private Measure users(String word) {
    Measure.Figure figure =
        Arrays.stream(Measure.Figure.values())
            .filter(candidate -> candidate.word().equals(word))
            .findFirst()
            .orElseThrow(() ->
                new Wrong(
                    "users",
                    "'%s' is not known of users; choose %s."
                        .formatted(
                            word,
                            Arrays.stream(Measure.Figure.values())
                                .map(Measure.Figure::word)
                                .collect(Collectors.joining(", ")))));
    String over = arguments.get("over");
    String command = arguments.get("command");
    return new Measure.Users(
        environment(),
        figure,
        command == null || !command.startsWith("!") ? command : command.substring(1),
        over == null ? Duration.ofMinutes(1) : time("over", over, 3_600));
  }

  private EnvironmentName environment() {
    String word = required("environment", "production or staging");
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "production" -> EnvironmentName.PRODUCTION;
      case "staging" -> EnvironmentName.STAGING;
      default ->
          throw new Wrong(
              "environment",
              "There is no environment '%s'; choose production or staging.".formatted(word));
    };
  }

  private @Nullable Integer release() {
    return optional(
        "release",
        word -> {
          Matcher matcher = RELEASE.matcher(word);
          if (!matcher.matches()) {
            throw new Wrong("release", "'%s' is no release; write one such as v3.".formatted(word));
          }
          return Integer.valueOf(matcher.group(1));
        });
  }

  private boolean on() {
    String word = required("on", "true or false");
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "true", "on", "yes" -> true;
      case "false", "off", "no" -> false;
      default -> throw new Wrong("on", "'%s' is neither true nor false.".formatted(word));
    };
  }

  private @Nullable Integer whole(String name) {
    return optional(
        name,
        word -> {
          if (!WHOLE.matcher(word).matches()) {
            throw new Wrong(name, "'%s' is no whole number; write one.".formatted(word));
          }
          return Integer.valueOf(word);
        });
  }

  private Duration timeout() {
    String word = arguments.get("timeout");
    return word == null ? USUAL_TIMEOUT : time("timeout", word, LONGEST_SECONDS);
  }

  private static Duration time(String name, String word, int longestSeconds) {
    Matcher matcher = TIME.matcher(word);
    if (!matcher.matches()) {
      throw new Wrong(name, "'%s' is no time; write one such as 30s or 2m.".formatted(word));
    }
    long seconds = Long.parseLong(matcher.group(1)) * (matcher.group(2).equals("m") ? 60 : 1);
    if (seconds < 1 || seconds > longestSeconds) {
      throw new Wrong(
          name,
          "%s of %d s is not between 1 and %d s; choose another."
              .formatted(name, seconds, longestSeconds));
    }
    return Duration.ofSeconds(seconds);
  }

  private <T> @Nullable T optional(String name, Function<String, T> read) {
    String word = arguments.get(name);
    return word == null ? null : read.apply(word);
  }

  private String required(String name, String what) {
    String word = arguments.get(name);
    if (word == null || word.isEmpty()) {
      throw new Wrong(
          word == null ? null : name,
          "%s needs '%s': add it with %s.".formatted(arguments.get("action"), name, what));
    }
    return word;
  }
}
