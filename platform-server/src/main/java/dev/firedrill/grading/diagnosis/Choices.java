package dev.firedrill.grading.diagnosis;

import dev.firedrill.scenarios.Scenario;
import dev.firedrill.scenarios.Success;
import dev.firedrill.team.TeamId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a diagnosis is chosen from: the words of all scenarios of the course, so that the list tells
 * nobody which scenario goes on, in an order that is each team's own and stays.
 */
public record Choices(List<String> component, List<String> mechanism, List<String> trigger) {
  public Choices {
    component = List.copyOf(component);
    mechanism = List.copyOf(mechanism);
    trigger = List.copyOf(trigger);
  }

  /** Those for one team. */
  public static Choices of(Collection<Scenario> scenarios, TeamId team) {
    return new Choices(
        words(scenarios, team, "component", Success.Diagnosis::component),
        words(scenarios, team, "mechanism", Success.Diagnosis::mechanism),
        words(scenarios, team, "trigger", Success.Diagnosis::trigger));
  }

  private static List<String> words(
      Collection<Scenario> scenarios,
      TeamId team,
      String field,
      Function<Success.Diagnosis, SortedMap<String, Double>> table) {
    return scenarios.stream()
        .flatMap(scenario -> table.apply(scenario.success().diagnosis()).keySet().stream())
        .distinct()
        .sorted(Comparator.comparing(word -> place(team + " " + field + " " + word)))
        .toList();
  }

  private static String place(String what) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(what.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /** For people: {@code Bot config}. */
  public static String label(String word) {
    String spaced = word.replace('-', ' ');
    return spaced.isEmpty()
        ? spaced
        : Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
  }

  /** Which field has a word that is none of the choices; null where all are. */
  @Nullable String unknown(Answer answer) {
    if (!component.contains(answer.component())) {
      return "component";
    }
    if (!mechanism.contains(answer.mechanism())) {
      return "mechanism";
    }
    return trigger.contains(answer.trigger()) ? null : "trigger";
  }
}
