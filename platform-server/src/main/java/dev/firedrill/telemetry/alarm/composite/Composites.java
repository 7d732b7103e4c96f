package dev.firedrill.telemetry.alarm.composite;

import dev.firedrill.kernel.Failure;
import dev.firedrill.telemetry.alarm.Alarm;
import dev.firedrill.telemetry.alarm.AlarmDefinition;
import dev.firedrill.telemetry.alarm.AlarmSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The composites among the alarms of one team. */
public final class Composites {
  private Composites() {}

  /** The key under which names are the same. */
  public static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /** The names that the alarm's rule speaks of, as keys; none when it is no composite. */
  public static Set<String> children(AlarmDefinition alarm) {
    return alarm.source() instanceof AlarmSource.Composite(String rule)
        ? RuleParser.parse(rule).names().stream()
            .map(Composites::key)
            .collect(Collectors.toCollection(TreeSet::new))
        : Set.of();
  }

  /** The names of those composites that need the alarm of this name. */
  public static List<String> needing(String name, List<Alarm> all) {
    return all.stream()
        .filter(alarm -> children(alarm.definition()).contains(key(name)))
        .map(Alarm::name)
        .toList();
  }

  /**
   * Fails unless every alarm that the definition speaks of is there and none of them depends on it.
   *
   * @param others the team's alarms without the one that is defined
   */
  public static void check(AlarmDefinition wanted, List<Alarm> others) {
    Map<String, Set<String>> edges = new TreeMap<>();
    others.forEach(alarm -> edges.put(key(alarm.name()), children(alarm.definition())));
    Set<String> children = children(wanted);
    edges.put(key(wanted.name()), children);
    for (String child : children) {
      if (!edges.containsKey(child)) {
        throw Failure.invalid(
            "The rule speaks of the alarm '%s', which the team does not have; it has %s."
                .formatted(
                    child, others.isEmpty() ? "none" : others.stream().map(Alarm::name).toList()));
      }
    }
    List<String> ring =
        ring(key(wanted.name()), key(wanted.name()), edges, new ArrayList<>(), new TreeSet<>());
    if (!ring.isEmpty()) {
      throw Failure.invalid(
          "The alarm would wait for itself: %s. Let one of them not depend on the others."
              .formatted(String.join(" → ", ring)));
    }
  }

  private static List<String> ring(
      String start,
      String from,
      Map<String, Set<String>> edges,
      List<String> way,
      Set<String> seen) {
    way.add(from);
    for (String next : edges.getOrDefault(from, Set.of())) {
      if (next.equals(start)) {
        List<String> whole = new ArrayList<>(way);
        whole.add(start);
        return whole;
      }
      if (seen.add(next)) {
        List<String> found = ring(start, next, edges, way, seen);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    way.removeLast();
    return List.of();
  }

  /** The composites in an order in which each comes after those it speaks of. */
  public static List<Alarm> inOrder(List<Alarm> all) {
    Map<String, Alarm> left = new TreeMap<>();
    for (Alarm alarm : all) {
      if (alarm.definition().source() instanceof AlarmSource.Composite) {
        left.put(key(alarm.name()), alarm);
      }
    }
    List<Alarm> ordered = new ArrayList<>();
    while (!left.isEmpty()) {
      List<Alarm> free =
          left.values().stream()
              .filter(alarm -> children(alarm.definition()).stream().noneMatch(left::containsKey))
              .toList();
      if (free.isEmpty()) {
        return ordered; // a ring cannot be saved; were one there, it would be left out
      }
      free.forEach(alarm -> left.remove(key(alarm.name())));
      ordered.addAll(free);
    }
    return ordered;
  }
}
