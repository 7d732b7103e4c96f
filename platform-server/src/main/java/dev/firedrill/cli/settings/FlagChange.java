package dev.firedrill.cli.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.command.Consent;
import dev.firedrill.cli.command.InProduction;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.command.Reason;
import dev.firedrill.cli.console.Printable;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.server.ApiPath;
import dev.firedrill.cli.server.Connection;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What every command that changes one flag asks for and says. */
final class FlagChange {
  @Mixin private final Invocation invocation;
  @Mixin private final InProduction environment = new InProduction();
  @Mixin private final Consent consent = new Consent();
  @Mixin private final Reason reason = new Reason();

  @Parameters(index = "0", paramLabel = "KEY", description = "Which flag.")
  private String key = "";

  /** Sends the change; {@code why} is the reason. */
  interface Deed {
    JsonNode send(Connection connection, ApiPath flag, String why);
  }

  FlagChange(Surroundings around) {
    invocation = new Invocation(around);
  }

  Invocation invocation() {
    return invocation;
  }

  JsonNode current(Connection connection) {
    return Flags.find(connection, environment.value(), key);
  }

  /** Asks where production is concerned, does it and says how the flag stands then. */
  int make(String question, Deed deed) {
    try (Connection connection = invocation.connect()) {
      String why = reason.required(invocation);
      consent.beforeProduction(invocation, environment.value(), question.formatted(key));
      ApiPath path = connection.of("flags", environment.value().name(), key);
      JsonNode flag = deed.send(connection, path, why);
      invocation.print(
          flag,
          Printable.line("%s in %s: %s.".formatted(key, environment.value(), Flags.state(flag))));
      return 0;
    }
  }
}
