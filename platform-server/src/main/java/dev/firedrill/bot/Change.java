package dev.firedrill.bot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One named thing that differs: null where it was not there. */
public record Change(String name, @Nullable String before, @Nullable String after) {
  /** What differs between two states, by name. */
  public static List<Change> between(Map<String, String> before, Map<String, String> after) {
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    List<Change> changes = new ArrayList<>();
    for (String name : names) {
      if (!Objects.equals(before.get(name), after.get(name))) {
        changes.add(new Change(name, before.get(name), after.get(name)));
      }
    }
    return changes;
  }
}
