package dev.firedrill.app.bench.prober;

import dev.firedrill.slo.UpstreamFacts;
import java.time.Instant;
import java.util.List;

/** A world in which nothing changes, known to the fleet's bots and to those who ask them. */
final class FleetFacts implements UpstreamFacts {
  private static final List<String> CITIES = List.of("Oslo", "Lima", "Yakutsk", "Rome", "Quito");
  private static final List<String> WORDS = List.of("latency", "toil", "canary", "rollback");

  @Override
  public List<String> cities() {
    return CITIES;
  }

  @Override
  public double celsius(String city, Instant at) {
    return city.length() + 0.5;
  }

  @Override
  public List<String> words() {
    return WORDS;
  }

  @Override
  public String definition(String word) {
    return "what everybody means by " + word;
  }

  /** What a bot of the template answers to this question. */
  String answer(String question) {
    String[] words = question.split(" ", 2);
    String rest = words.length > 1 ? words[1] : "";
    return switch (words[0]) {
      case "!ping" -> "pong";
      case "!flip" -> "heads";
      case "!help" -> "I know these commands: !help, !weather CITY, !define WORD";
      case "!glossary" -> "I know no term \"" + rest + "\".";
      case "!define" -> rest + ": " + definition(rest);
      case "!weather" -> weather(rest);
      default -> "I do not know " + words[0];
    };
  }

  private String weather(String city) {
    return "%s: %s °C, light rain".formatted(city, celsius(city, Instant.EPOCH));
  }
}
