package dev.firedrill.cli.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.command.Consent;
import dev.firedrill.cli.command.Group;
import dev.firedrill.cli.command.InProduction;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.command.Reason;
import dev.firedrill.cli.command.StandardInput;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.ExitCode;
import dev.firedrill.cli.console.Style;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.console.Table;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import dev.firedrill.kernel.Secret;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "secret", description = "Values that a bot gets and nobody can read back.")
final class SecretCommand extends Group {
  @Command(
      name = "list",
      description = "Lists which secrets there are, by version.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  firedrill secret list",
        "",
        "JSON: {environment, secrets: [{name, version, setAt, setBy}]}"
      })
  static final class ListAll implements Callable<Integer> {
    @Mixin private final Invocation invocation;
    @Mixin private final InProduction environment = new InProduction();

    ListAll(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() {
      try (Connection connection = invocation.connect()) {
        JsonNode secrets = Config.get(connection, environment.value()).path("secrets");
        if (invocation.json()) {
          var answer = Json.object().put("environment", environment.value().name());
          answer.set("secrets", secrets);
          invocation.print(answer);
          return 0;
        }
        Table table = new Table(invocation.console(), "SECRET", "VERSION", "SET", "BY");
        for (JsonNode secret : Json.elements(secrets)) {
          table
              .cell(secret.path("name").asText(), Style.BOLD)
              .cell(secret.path("version").asText())
              .cell(invocation.when().of(Instant.parse(secret.path("setAt").asText())))
              .cell(Json.text(secret.path("setBy").path("person"), "handle").orElse("-"))
              .end();
        }
        table.print();
        return 0;
      }
    }
  }

  @Command(
      name = "get",
      description = "Says why a secret cannot be read back.",
      footerHeading = "%nExamples:%n",
      footer = {"  firedrill secret set NAME     # puts another value in its place"})
  static final class Get implements Callable<Integer> {
    // So that it takes the same options as the others.
    @Mixin
    @SuppressWarnings("UnusedVariable")
    private final Invocation invocation;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Which secret.")
    private String name = "NAME";

    Get(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() {
      throw new CliFailure(
          ExitCode.REFUSED,
          "A secret can only be written: the bot gets it, and nobody reads it back. If "
              + name
              + " is lost, set a new value: firedrill secret set "
              + name);
    }
  }

  @Command(
      name = "set",
      description = "Sets a secret from stdin, or asks for it without showing it.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  firedrill secret set WEATHER_KEY --reason 'new key'",
        "  pass show weather | firedrill secret set WEATHER_KEY --reason 'new key' --deploy",
        "",
        "The value never stands in the command line, where histories and process lists show it.",
        "JSON: Config"
      })
  static final class Set implements Callable<Integer> {
    @Mixin private final Invocation invocation;
    @Mixin private final InProduction environment = new InProduction();
    @Mixin private final Consent consent = new Consent();
    @Mixin private final Reason reason = new Reason();

    @Parameters(paramLabel = "NAME", description = "Which secret.")
    private String name = "";

    @Mixin private final PastFreeze pastFreeze = new PastFreeze();

    @Option(names = "--deploy", description = "Restart the bot with it at once.")
    private boolean deploy;

    Set(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() {
      if (name.contains("=")) {
        throw CliFailure.usage(
            "A secret's value does not belong into the command line, where histories keep it: give"
                + " it on stdin. Take this one as known and change it.");
      }
      pastFreeze.check(deploy);
      try (Connection connection = invocation.connect()) {
        Secret value = value();
        String why = reason.required(invocation);
        consent.beforeProduction(
            invocation, environment.value(), "Set the secret " + name + " of production");
        JsonNode before = Config.get(connection, environment.value());
        JsonNode config =
            connection
                .api()
                .put(
                    connection.of("config", environment.value().name(), "secrets", name),
                    before.path("version").asLong(),
                    pastFreeze.into(
                        Json.object()
                            .put("value", value.reveal())
                            .put("reason", why)
                            .put("deploy", deploy)));
        Config.report(invocation, environment.value(), config, deploy);
        return 0;
      }
    }

    private Secret value() {
      Surroundings around = invocation.around();
      String text =
          around.terminal().canAsk()
              ? around.terminal().askSecretly("Value of " + name + " (not shown): ").orElse("")
              : StandardInput.all(around, "the value");
      if (text.isBlank()) {
        throw CliFailure.usage("A secret's value is not empty.");
      }
      return new Secret(text);
    }
  }

  @Command(
      name = "unset",
      description = "Removes a secret.",
      footerHeading = "%nExamples:%n",
      footer = {"  firedrill secret unset WEATHER_KEY --reason 'unused'", "", "JSON: Config"})
  static final class Unset implements Callable<Integer> {
    @Mixin private final Invocation invocation;
    @Mixin private final InProduction environment = new InProduction();
    @Mixin private final Consent consent = new Consent();
    @Mixin private final Reason reason = new Reason();

    @Parameters(paramLabel = "NAME", description = "Which secret.")
    private String name = "";

    @Mixin private final PastFreeze pastFreeze = new PastFreeze();

    @Option(names = "--deploy", description = "Restart the bot without it at once.")
    private boolean deploy;

    Unset(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() {
      pastFreeze.check(deploy);
      try (Connection connection = invocation.connect()) {
        String why = reason.required(invocation);
        consent.beforeProduction(
            invocation, environment.value(), "Remove the secret " + name + " from production");
        JsonNode before = Config.get(connection, environment.value());
        JsonNode config =
            connection
                .api()
                .delete(
                    connection
                        .of("config", environment.value().name(), "secrets", name)
                        .query("reason", why)
                        .query("deploy", deploy)
                        .query("override", pastFreeze.wanted() ? true : null),
                    before.path("version").asLong());
        Config.report(invocation, environment.value(), config, deploy);
        return 0;
      }
    }
  }
}
