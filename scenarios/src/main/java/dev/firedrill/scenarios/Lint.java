package dev.firedrill.scenarios;

import dev.firedrill.scenarios.catalog.Catalog;
import dev.firedrill.scenarios.catalog.InvalidCatalog;
import dev.firedrill.scenarios.fault.FaultCatalog;
import dev.firedrill.scenarios.json.ScenarioJson;
import dev.firedrill.scenarios.load.LoadOutcome;
import dev.firedrill.scenarios.load.Mistake;
import dev.firedrill.scenarios.load.ScenarioLoader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The command line: checks scenario files without a server, lists the ones that ship, begins new
 * ones.
 */
public final class Lint {
  private static final String USAGE =
      """
      Usage: ./firedrill scenario lint [--json] [PATH...]
             ./firedrill scenario list [--json]
             ./firedrill scenario new ID

        lint   Checks scenario files, and every *.yaml and *.yml below a folder; without a path, those that ship.
        list   The scenarios that ship, by id.
        new    Writes ID.yaml, a scenario to begin with that can be played as it is; never over a file.

        --json   One JSON object a line: {file, ok, id, version, title} or {file, ok, mistakes: [{file, line,
                 column, rule, message}]}; list writes {id, version, title, control, maxDuration, faults}.

      Exit codes: 0 all is well, 1 there are mistakes, 2 the command line is not understood.
      """;

  private final PrintStream out;
  private final Path folder;

  /** Prints there, and writes new scenarios to the folder. */
  public Lint(PrintStream out, Path folder) {
    this.out = out;
    this.folder = folder;
  }

  /** Exits with 0 if all is well, 1 if there are mistakes, 2 if the command is not understood. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(new Lint(out, Path.of("")).run(args));
  }

  /** The exit status of {@link #main}. */
  public int run(String... args) {
    List<String> words = new ArrayList<>(Arrays.asList(args));
    boolean json = words.remove("--json");
    if (words.contains("--help") || words.contains("-h")) {
      out.print(USAGE);
      return 0;
    }
    String command = words.isEmpty() ? "" : words.removeFirst();
    if (words.stream().anyMatch(word -> word.startsWith("-"))) {
      return misunderstood();
    }
    return switch (command) {
      case "lint" -> words.isEmpty() ? shipped(json) : lint(words, json);
      case "list" -> words.isEmpty() ? list(json) : misunderstood();
      case "new" -> words.size() == 1 ? begin(words.getFirst()) : misunderstood();
      default -> misunderstood();
    };
  }

  private int begin(String id) {
    if (!Starter.isId(id)) {
      out.println(
          "\"" + id + "\" is no id; use lower-case letters, digits and dashes, as slow-upstream");
      return 2;
    }
    Path file = folder.resolve(id + ".yaml");
    try {
      Files.writeString(file, Starter.text(id), StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException taken) {
      out.println(file + " is there already; take another id or move it away");
      return 1;
    } catch (IOException unwritable) {
      out.println(file + " cannot be written: " + unwritable.getMessage());
      return 1;
    }
    out.println("wrote " + file + "; check it with ./firedrill scenario lint " + file);
    return 0;
  }

  private int misunderstood() {
    out.print(USAGE);
    return 2;
  }

  private int lint(List<String> paths, boolean json) {
    ScenarioLoader loader = new ScenarioLoader(FaultCatalog.bundled());
    int status = 0;
    for (String path : paths) {
      List<Path> files = files(Path.of(path));
      if (files.isEmpty()) {
        Mistake none = new Mistake(path, 1, 1, "has-scenarios", "the folder has no *.yaml file");
        status = report(path, new LoadOutcome.Rejected(List.of(none)), json);
      }
      for (Path file : files) {
        status = Math.max(status, report(file.toString(), load(loader, file), json));
      }
    }
    return status;
  }

  private static LoadOutcome load(ScenarioLoader loader, Path file) {
    try {
      return loader.load(file.toString(), Files.readString(file));
    } catch (IOException e) {
      return new LoadOutcome.Rejected(
          List.of(
              new Mistake(
                  file.toString(), 1, 1, "readable", "cannot be read as UTF-8 text: " + e)));
    }
  }

  /** A file, or all scenario files below a folder in the order of their names. */
  private static List<Path> files(Path path) {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> below = Files.walk(path)) {
      return below
          .filter(file -> file.toString().matches(".*\\.ya?ml") && Files.isRegularFile(file))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of(path);
    }
  }

  private int report(String file, LoadOutcome outcome, boolean json) {
    return switch (outcome) {
      case LoadOutcome.Loaded(Scenario scenario) -> {
        out.println(json ? line(file, scenario) : file + ": ok, " + said(scenario));
        yield 0;
      }
      case LoadOutcome.Rejected rejected -> {
        out.println(
            json
                ? ScenarioJson.write(
                    Map.of("file", file, "ok", false, "mistakes", rejected.mistakes()))
                : rejected.text());
        yield 1;
      }
    };
  }

  private int shipped(boolean json) {
    try {
      Catalog.check()
          .scenarios()
          .forEach(scenario -> {
            String file = scenario.metadata().id() + ".yaml";
            out.println(json ? line(file, scenario) : file + ": ok, " + said(scenario));
          });
      return 0;
    } catch (InvalidCatalog e) {
      out.println(e.getMessage());
      return 1;
    }
  }

  private int list(boolean json) {
    for (Scenario scenario : Catalog.bundled().scenarios()) {
      out.println(json ? ScenarioJson.write(listed(scenario)) : said(scenario));
    }
    return 0;
  }

  private static String line(String file, Scenario scenario) {
    Map<String, Object> fields = named(scenario);
    fields.put("file", file);
    fields.put("ok", true);
    return ScenarioJson.write(fields);
  }

  private static Map<String, Object> listed(Scenario scenario) {
    Map<String, Object> fields = named(scenario);
    fields.put("control", scenario.metadata().control());
    fields.put("maxDuration", scenario.metadata().maxDuration());
    fields.put("faults", scenario.injections().stream().map(Step.Injection::fault).toList());
    return fields;
  }

  private static Map<String, Object> named(Scenario scenario) {
    Map<String, Object> fields = new TreeMap<>();
    fields.put("id", scenario.metadata().id());
    fields.put("version", scenario.metadata().version());
    fields.put("title", scenario.metadata().title());
    return fields;
  }

  private static String said(Scenario scenario) {
    Scenario.Metadata metadata = scenario.metadata();
    return metadata.id() + " " + metadata.version() + " \"" + metadata.title() + "\"";
  }
}
