package dev.firedrill.chaos.fault.bot;

import dev.firedrill.bot.deploy.Deployment;
import dev.firedrill.bot.disturbance.Operation;
import dev.firedrill.bot.pipeline.Pipeline;
import dev.firedrill.bot.settings.Config;
import dev.firedrill.chaos.fault.FaultOrder;
import dev.firedrill.kernel.Failure;
import dev.firedrill.scenarios.Args;
import dev.firedrill.team.TeamEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A deployment of what runs with other variables. Only the values that are still ours are put back,
 * one by one, so whatever a team changed beside them stays.
 */
final class RolloutDeed implements Deed {
  /** What changes: variables by name, and names of variables or secrets that go. */
  record Wish(String reason, Map<String, String> set, List<String> unset) {}

  private final Pipeline pipeline;
  private final Function<Args, Wish> wish;

  RolloutDeed(Pipeline pipeline, Function<Args, Wish> wish) {
    this.pipeline = pipeline;
    this.wish = wish;
  }

  @Override
  public Optional<String> missing(TeamEnvironment bot, Args args) {
    List<String> unset = wish.apply(args).unset();
    if (unset.isEmpty()) {
      return Optional.empty();
    }
    Config config = pipeline.newest(bot);
    return unset.stream()
        .filter(name -> !config.listed().containsKey(name))
        .findFirst()
        .map(name -> "its configuration has no " + name);
  }

  @Override
  public Map<String, Object> make(FaultOrder order) {
    TeamEnvironment bot = order.target();
    Wish wanted = wish.apply(order.args());
    pipeline.lock(bot.team());
    Deployment current = pipeline.current(bot);
    Config before = pipeline.newest(bot);
    Map<String, String> set = new TreeMap<>(wanted.set());
    set.entrySet().removeIf(one -> one.getValue().equals(before.variables().get(one.getKey())));
    List<String> unset = wanted.unset().stream().filter(before.listed()::containsKey).toList();
    if (set.isEmpty() && unset.isEmpty()) {
      throw Failure.invalid("The bot's configuration is like that already, so nothing changes.");
    }
    Map<String, String> variables = new TreeMap<>(before.variables());
    Map<String, Long> secrets = new TreeMap<>(before.secrets());
    unset.forEach(name -> {
      variables.remove(name);
      secrets.remove(name);
    });
    // A variable that is a secret until now would stand in the way.
    set.keySet().forEach(secrets::remove);
    variables.putAll(set);
    Config saved = pipeline.save(bot, variables, secrets, wanted.reason());
    Deployment made =
        pipeline.put(
            bot,
            Deployment.Kind.CONFIG,
            current.release().number(),
            saved.version(),
            wanted.reason());
    Map<String, Object> written = new HashMap<>();
    written.put("deployment", made.number());
    written.put("config", saved.version());
    written.put("ranConfig", current.configVersion());
    written.put("reason", wanted.reason());
    written.put("set", set);
    written.put("unset", unset);
    written.put("variables", ofOurs(before.variables(), set, unset));
    written.put("secrets", ofOurs(before.secrets(), set, unset));
    return written;
  }

  private static <T> Map<String, T> ofOurs(
      Map<String, T> before, Map<String, String> set, List<String> unset) {
    Map<String, T> ours = new TreeMap<>(before);
    ours.keySet().removeIf(name -> !set.containsKey(name) && !unset.contains(name));
    return ours;
  }

  @Override
  public boolean isOurs(Operation operation) {
    return holds(operation, running(operation.bot()));
  }

  @Override
  public void undo(Operation operation) {
    TeamEnvironment bot = operation.bot();
    pipeline.lock(bot.team());
    String reason = "take back: " + operation.required("reason");
    Config newest = pipeline.newest(bot);
    Config mended = holds(operation, newest) ? mend(operation, newest, reason) : newest;
    Deployment current = pipeline.current(bot);
    boolean replaced =
        pipeline
            .inProgress(bot)
            .filter(next -> !holds(operation, pipeline.config(bot, next.configVersion())))
            .isPresent();
    if (!replaced && isOurs(operation)) {
      boolean untouched = current.configVersion() == operation.number("config");
      long version = untouched ? operation.number("ranConfig") : mended.version();
      pipeline.put(bot, Deployment.Kind.CONFIG, current.release().number(), version, reason);
    }
  }

  private Config mend(Operation operation, Config newest, String reason) {
    Map<String, String> variables = new TreeMap<>(newest.variables());
    Map<String, Long> secrets = new TreeMap<>(newest.secrets());
    Map<String, String> variablesBefore = operation.map("variables");
    Map<String, String> secretsBefore = operation.map("secrets");
    operation
        .map("set")
        .forEach((name, value) -> {
          if (variables.remove(name, value)) {
            putBack(name, variablesBefore, variables, secretsBefore, secrets);
          }
        });
    for (String name : operation.texts("unset")) {
      if (!newest.listed().containsKey(name)) {
        putBack(name, variablesBefore, variables, secretsBefore, secrets);
      }
    }
    return pipeline.save(operation.bot(), variables, secrets, reason);
  }

  private static void putBack(
      String name,
      Map<String, String> variablesBefore,
      Map<String, String> variables,
      Map<String, String> secretsBefore,
      Map<String, Long> secrets) {
    Optional.ofNullable(variablesBefore.get(name)).ifPresent(value -> variables.put(name, value));
    Optional.ofNullable(secretsBefore.get(name))
        .ifPresent(version -> secrets.put(name, Long.valueOf(version)));
  }

  @Override
  public boolean isClean(Operation operation) {
    TeamEnvironment bot = operation.bot();
    return !holds(operation, pipeline.newest(bot))
        && !holds(operation, running(bot))
        && pipeline
            .inProgress(bot)
            .filter(next -> holds(operation, pipeline.config(bot, next.configVersion())))
            .isEmpty();
  }

  private Config running(TeamEnvironment bot) {
    return pipeline.config(bot, pipeline.current(bot).configVersion());
  }

  /** Whether any of our values stands in the configuration. */
  private static boolean holds(Operation operation, Config config) {
    boolean set =
        operation.map("set").entrySet().stream()
            .anyMatch(ours -> ours.getValue().equals(config.variables().get(ours.getKey())));
    return set
        || operation.texts("unset").stream().anyMatch(name -> !config.listed().containsKey(name));
  }
}
