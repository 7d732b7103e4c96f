package dev.firedrill.scenarios.catalog;

import dev.firedrill.scenarios.Scenario;
import dev.firedrill.scenarios.fault.FaultCatalog;
import dev.firedrill.scenarios.json.Resources;
import dev.firedrill.scenarios.load.LoadOutcome;
import dev.firedrill.scenarios.load.Mistake;
import dev.firedrill.scenarios.load.ScenarioLoader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Scenarios by id, all without a mistake. Immutable. */
public final class Catalog {
  private final SortedMap<String, Scenario> scenarios;

  private Catalog(SortedMap<String, Scenario> scenarios) {
    this.scenarios = Collections.unmodifiableSortedMap(scenarios);
  }

  /**
   * The scenarios that ship in this jar: one file for each line of {@code catalog/index.txt}. The
   * build has checked them with every rule, see {@link #check}; this repeats the cheap ones.
   *
   * @throws InvalidCatalog with every mistake of every file
   */
  public static Catalog bundled() {
    return of(bundledFiles(), ScenarioLoader.forCheckedFiles());
  }

  /**
   * The same with every rule there is; takes a second or more.
   *
   * @throws InvalidCatalog with every mistake of every file
   */
  public static Catalog check() {
    return of(bundledFiles(), new ScenarioLoader(FaultCatalog.bundled()));
  }

  /**
   * Scenarios from the texts of files by file name.
   *
   * @throws InvalidCatalog with every mistake of every file
   */
  public static Catalog of(Map<String, String> files, ScenarioLoader loader) {
    var scenarios = new TreeMap<String, Scenario>();
    var mistakes = new ArrayList<Mistake>();
    new TreeMap<>(files)
        .forEach((file, yaml) -> {
          switch (loader.load(file, yaml)) {
            case LoadOutcome.Rejected(List<Mistake> found) -> mistakes.addAll(found);
            case LoadOutcome.Loaded(Scenario scenario) -> {
              String id = scenario.metadata().id();
              if (!file.equals(id + ".yaml")) {
                mistakes.add(
                    new Mistake(file, 1, 1, "file-named-by-id", "must be called " + id + ".yaml"));
              }
              scenarios.put(id, scenario);
            }
          }
        });
    if (!mistakes.isEmpty()) {
      throw new InvalidCatalog(mistakes);
    }
    return new Catalog(scenarios);
  }

  /** Sorted by id. */
  public List<Scenario> scenarios() {
    return List.copyOf(scenarios.values());
  }

  public Optional<Scenario> find(String id) {
    return Optional.ofNullable(scenarios.get(id));
  }

  private static Map<String, String> bundledFiles() {
    return Resources.index("catalog").stream()
        .collect(Collectors.toMap(file -> file, file -> Resources.text("catalog/" + file)));
  }
}
