package dev.firedrill.scenarios;

import dev.firedrill.scenarios.catalog.Catalog;
import dev.firedrill.scenarios.catalog.InvalidCatalog;
import dev.firedrill.scenarios.fault.FaultCatalog;
import dev.firedrill.scenarios.load.LoadOutcome;
import dev.firedrill.scenarios.load.ScenarioLoader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** The command line: checks scenario files without a server, and lists the ones that ship. */
public final class Lint {
  private static final String USAGE =
      """
      usage: lint FILE...   check scenario files; without a file, those that ship
             list           the scenarios that ship
      """;

  private final PrintStream out;

  /** Prints there. */
  public Lint(PrintStream out) {
    this.out = out;
  }

  /** Exits with 0 if all is well, 1 if there are mistakes, 2 if the command is not understood. */
  public static void main(String[] args) {
    System.exit(new Lint(new PrintStream(System.out, true, StandardCharsets.UTF_8)).run(args));
  }

  /** The exit status of {@link #main}. */
  public int run(String... args) {
    List<String> words = Arrays.asList(args);
    return switch (words.isEmpty() ? "" : words.getFirst()) {
      case "lint" -> words.size() > 1 ? lint(words.subList(1, words.size())) : list(Catalog::check);
      case "list" -> list(Catalog::bundled);
      default -> {
        out.print(USAGE);
        yield 2;
      }
    };
  }

  private int lint(List<String> files) {
    ScenarioLoader loader = new ScenarioLoader(FaultCatalog.bundled());
    int status = 0;
    for (String file : files) {
      try {
        switch (loader.load(file, Files.readString(Path.of(file)))) {
          case LoadOutcome.Loaded(Scenario scenario) ->
              out.println(file + ": ok, " + said(scenario));
          case LoadOutcome.Rejected rejected -> {
            out.println(rejected.text());
            status = 1;
          }
        }
      } catch (IOException e) {
        out.println(file + ":1:1: readable: cannot be read as UTF-8 text: " + e);
        status = 1;
      }
    }
    return status;
  }

  private int list(Supplier<Catalog> catalog) {
    try {
      catalog.get().scenarios().forEach(scenario -> out.println(said(scenario)));
      return 0;
    } catch (InvalidCatalog e) {
      out.println(e.getMessage());
      return 1;
    }
  }

  private static String said(Scenario scenario) {
    Scenario.Metadata metadata = scenario.metadata();
    return metadata.id() + " " + metadata.version() + " \"" + metadata.title() + "\"";
  }
}
