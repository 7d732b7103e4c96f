package dev.firedrill.cli.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.server.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flag on}, {@code off}, {@code kill} and {@code revive}. */
final class FlagSwitch {
  private FlagSwitch() {}

  @Command(
      name = "on",
      description = "Switches a flag on for everybody.",
      footerHeading = "%nExamples:%n",
      footer = {"  firedrill flag on fast-help --reason 'tested in staging'", "", "JSON: Flag"})
  static final class On implements Callable<Integer> {
    @Mixin private final FlagChange change;

    On(Surroundings around) {
      change = new FlagChange(around);
    }

    @Override
    public Integer call() {
      return turn(change, true);
    }
  }

  @Command(
      name = "off",
      description = "Switches a flag off for everybody.",
      footerHeading = "%nExamples:%n",
      footer = {"  firedrill flag off weather --reason 'upstream is slow' -y", "", "JSON: Flag"})
  static final class Off implements Callable<Integer> {
    @Mixin private final FlagChange change;

    Off(Surroundings around) {
      change = new FlagChange(around);
    }

    @Override
    public Integer call() {
      return turn(change, false);
    }
  }

  private static int turn(FlagChange change, boolean on) {
    return change.make(
        "Switch %s " + (on ? "on" : "off") + " in production",
        (connection, flag, why) -> {
          JsonNode current = change.current(connection);
          return connection
              .api()
              .put(
                  flag,
                  current.path("version").asLong(),
                  Json.object().put("on", on).put("reason", why));
        });
  }

  @Command(
      name = "kill",
      description = "Disables a flag at once: every bot falls back to its own default.",
      footerHeading = "%nExamples:%n",
      footer = {"  firedrill flag kill images --reason 'leaks memory' -y", "", "JSON: Flag"})
  static final class Kill implements Callable<Integer> {
    @Mixin private final FlagChange change;

    Kill(Surroundings around) {
      change = new FlagChange(around);
    }

    @Override
    public Integer call() {
      return change.make(
          "Kill %s in production",
          (connection, flag, why) ->
              connection.api().post(flag.with("kill"), Json.object().put("reason", why)));
    }
  }

  @Command(
      name = "revive",
      description = "Takes a kill back.",
      footerHeading = "%nExamples:%n",
      footer = {"  firedrill flag revive images --reason 'mended in v14'", "", "JSON: Flag"})
  static final class Revive implements Callable<Integer> {
    @Mixin private final FlagChange change;

    Revive(Surroundings around) {
      change = new FlagChange(around);
    }

    @Override
    public Integer call() {
      return change.make(
          "Revive %s in production",
          (connection, flag, why) ->
              connection.api().post(flag.with("revive"), Json.object().put("reason", why)));
    }
  }
}
