package dev.firedrill.cli.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.cli.command.Consent;
import dev.firedrill.cli.command.InProduction;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.command.Reason;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.ExitCode;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code config set} and {@code unset}: what both ask for, and how the change is sent. */
final class ConfigChange {
  @Mixin private final Invocation invocation;
  @Mixin private final InProduction environment = new InProduction();
  @Mixin private final Consent consent = new Consent();
  @Mixin private final Reason reason = new Reason();

  @Mixin private final PastFreeze pastFreeze = new PastFreeze();

  @Option(
      names = "--deploy",
      description = "Restart the bot with it, as a rolling deployment of the current release.")
  private boolean deploy;

  private ConfigChange(Surroundings around) {
    invocation = new Invocation(around);
  }

  /** Changes all variables at once, from the version that was read. */
  private int make(String question, Consumer<Map<String, String>> change) {
    pastFreeze.check(deploy);
    try (Connection connection = invocation.connect()) {
      JsonNode before = Config.get(connection, environment.value());
      Map<String, String> variables = new LinkedHashMap<>();
      Json.elements(before.path("variables"))
          .forEach(variable ->
              variables.put(variable.path("name").asText(), variable.path("value").asText()));
      change.accept(variables);
      ObjectNode wish =
          Json.object().put("reason", reason.required(invocation)).put("deploy", deploy);
      pastFreeze.into(wish);
      var array = wish.putArray("variables");
      variables.forEach((name, value) -> array.addObject().put("name", name).put("value", value));
      consent.beforeProduction(invocation, environment.value(), question);
      JsonNode config =
          connection
              .api()
              .put(
                  connection.of("config", environment.value().name()),
                  before.path("version").asLong(),
                  wish);
      Config.report(invocation, environment.value(), config, deploy);
      return 0;
    }
  }

  @Command(
      name = "set",
      description = "Sets variables; the others stay.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  firedrill config set WEATHER_TIMEOUT_MS=1500 --reason 'half the limit'",
        "  firedrill config set A=1 B=2 --env staging --deploy --reason 'try it'",
        "",
        "Values that nobody may read back belong to firedrill secret set.",
        "JSON: Config"
      })
  static final class Set implements Callable<Integer> {
    @Mixin private final ConfigChange change;

    @Parameters(arity = "1..*", paramLabel = "NAME=VALUE", description = "What to set.")
    private List<String> assignments = new ArrayList<>();

    Set(Surroundings around) {
      change = new ConfigChange(around);
    }

    @Override
    public Integer call() {
      Map<String, String> wanted = new LinkedHashMap<>();
      for (String assignment : assignments) {
        int equals = assignment.indexOf('=');
        if (equals < 1) {
          throw CliFailure.usage("'" + assignment + "' is no assignment: say NAME=VALUE.");
        }
        wanted.put(assignment.substring(0, equals), assignment.substring(equals + 1));
      }
      return change.make(
          "Change " + String.join(", ", wanted.keySet()) + " of production",
          variables -> variables.putAll(wanted));
    }
  }

  @Command(
      name = "unset",
      description = "Removes variables.",
      footerHeading = "%nExamples:%n",
      footer = {"  firedrill config unset DEBUG --reason 'no longer read'", "", "JSON: Config"})
  static final class Unset implements Callable<Integer> {
    @Mixin private final ConfigChange change;

    @Parameters(arity = "1..*", paramLabel = "NAME", description = "What to remove.")
    private List<String> names = new ArrayList<>();

    Unset(Surroundings around) {
      change = new ConfigChange(around);
    }

    @Override
    public Integer call() {
      return change.make(
          "Remove " + String.join(", ", names) + " from production",
          variables -> names.forEach(name -> remove(variables, name)));
    }

    private static void remove(Map<String, String> variables, String name) {
      if (variables.remove(name) == null) {
        throw new CliFailure(
            ExitCode.NOT_FOUND, "There is no variable " + name + ": firedrill config list");
      }
    }
  }
}
