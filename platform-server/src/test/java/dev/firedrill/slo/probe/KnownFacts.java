package dev.firedrill.slo.probe;

import dev.firedrill.slo.UpstreamFacts;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A small world: temperatures change at noon. */
final class KnownFacts implements UpstreamFacts {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Map<String, Double> MORNING =
      Map.of("Oslo", 7.5, "Lima", 18.0, "Yakutsk", -31.5);
  private static final Map<String, String> WORDS =
      Map.of("latency", "The time until an answer.", "toil", "Work & more work < none.");

  @Override
  public List<String> cities() {
    return MORNING.keySet().stream().sorted().toList();
  }

  @Override
  public double celsius(String city, Instant at) {
    return MORNING.getOrDefault(city, 0.0) + (at.isBefore(NOON) ? 0 : 2);
  }

  @Override
  public List<String> words() {
    return WORDS.keySet().stream().sorted().toList();
  }

  @Override
  public String definition(String word) {
    return WORDS.getOrDefault(word, "");
  }

  /** What a bot of the template answers to a question at this time. */
  String rightAnswer(String question, Instant at) {
    String[] words = question.split(" ", 2);
    String rest = words.length > 1 ? words[1] : "";
    return switch (words[0]) {
      case "!ping" -> "pong";
      case "!flip" -> "heads";
      case "!help" -> "I know these commands:\n!help - this list\n!weather CITY - the weather";
      case "!glossary" -> "I know no term \"" + rest + "\".";
      case "!define" -> rest + ": " + definition(rest).replace("&", "&amp;").replace("<", "&lt;");
      case "!weather" -> {
        String city = cities().stream().filter(rest::equalsIgnoreCase).findFirst().orElseThrow();
        yield "%s: %s °C, light rain".formatted(city, celsius(city, at));
      }
      default -> throw new IllegalArgumentException(question);
    };
  }
}
