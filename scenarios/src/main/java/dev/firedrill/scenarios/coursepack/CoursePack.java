package dev.firedrill.scenarios.coursepack;

import dev.firedrill.scenarios.json.Resources;
import dev.firedrill.scenarios.json.ScenarioJson;
import dev.firedrill.scenarios.load.ScenarioLoader;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The labs that ship in this jar. Immutable. */
public final class CoursePack {
  private final List<Lab> labs;
  private final SortedMap<String, String> waiting;

  private CoursePack(List<Lab> labs, Map<String, String> waiting) {
    this.labs = List.copyOf(labs);
    this.waiting = Collections.unmodifiableSortedMap(new TreeMap<>(waiting));
  }

  /** One file for each line of {@code coursepack/labs/index.txt}. */
  public static CoursePack bundled() {
    List<Lab> labs =
        Resources.index("coursepack/labs").stream()
            .map(file ->
                ScenarioJson.read(
                    ScenarioLoader.tree(file, Resources.text("coursepack/labs/" + file)),
                    Lab.class))
            .toList();
    Map<String, String> waiting = new TreeMap<>();
    Resources.text("catalog/waiting.txt")
        .lines()
        .filter(line -> line.contains(".yaml: "))
        .forEach(line -> {
          String[] words = line.split("\\.yaml: ", 2);
          waiting.put(words[0], words[1]);
        });
    return new CoursePack(labs, waiting);
  }

  /** In the order of the course. */
  public List<Lab> labs() {
    return labs;
  }

  /** Scenarios that are written but not offered yet, by id, each with what is lacking for it. */
  public SortedMap<String, String> waiting() {
    return waiting;
  }
}
