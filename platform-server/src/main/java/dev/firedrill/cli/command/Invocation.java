package dev.firedrill.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.console.Console;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.console.When;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import dev.firedrill.cli.server.Servers;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command understands: which server and team, whether to write JSON, and help. */
public final class Invocation {
  private final Surroundings around;
  private final Console console;

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "Which server; FIREDRILL_URL otherwise, else where you signed in last.")
  private @Nullable String server;

  @Option(
      names = {"-t", "--team"},
      paramLabel = "TEAM",
      description = "Which team, by its slug; FIREDRILL_TEAM otherwise, else your own.")
  private @Nullable String team;

  @Option(names = "--json", description = "Write JSON for programs instead of text for people.")
  private boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli asks the option, not the field.
  private boolean help;

  public Invocation(Surroundings around) {
    this.around = around;
    this.console = new Console(around);
  }

  public Surroundings around() {
    return around;
  }

  public Console console() {
    return console;
  }

  public When when() {
    return new When(around);
  }

  public Servers servers() {
    return new Servers(around);
  }

  public @Nullable String askedServer() {
    return server;
  }

  public @Nullable String askedTeam() {
    return team;
  }

  public boolean json() {
    return json;
  }

  public Connection connect() {
    return servers().connect(server, team);
  }

  /** When the member says, as people read it; {@code -} where it says nothing. */
  public String when(JsonNode node, String member) {
    return Json.text(node, member).map(time -> when().of(Instant.parse(time))).orElse("-");
  }

  /** Writes the node on a line of stdout. */
  public void print(JsonNode node) {
    console.line(Json.write(node));
  }

  /** Writes the node where JSON is wanted, else the line. */
  public void print(JsonNode node, String line) {
    if (json) {
      print(node);
    } else {
      console.line(line);
    }
  }

  /** Writes the node where JSON is wanted, else lets it be shown to people. */
  public void print(JsonNode node, Runnable toPeople) {
    if (json) {
      print(node);
    } else {
      toPeople.run();
    }
  }
}
