package dev.firedrill.cli.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.console.Style;
import dev.firedrill.cli.server.Json;
import java.util.Locale;
import java.util.Optional;

/** Deployments as people read them. */
final class DeploymentText {
  private DeploymentText() {}

  static String state(JsonNode deployment) {
    return deployment.path("state").asText().toLowerCase(Locale.ROOT);
  }

  static Style style(JsonNode deployment) {
    return switch (deployment.path("state").asText()) {
      case "EFFECTIVE" -> Style.GOOD;
      case "FAILED", "ABORTED" -> Style.BAD;
      default -> Style.WARNING;
    };
  }

  static boolean isOver(JsonNode deployment) {
    return switch (deployment.path("state").asText()) {
      case "EFFECTIVE", "FAILED", "ABORTED" -> true;
      default -> false;
    };
  }

  static boolean isEffective(JsonNode deployment) {
    return deployment.path("state").asText().equals("EFFECTIVE");
  }

  static String environment(JsonNode deployment) {
    return deployment.path("environment").asText().toLowerCase(Locale.ROOT);
  }

  /** Such as {@code v12 (1.4.0)}. */
  static String release(JsonNode deployment) {
    JsonNode release = deployment.path("release");
    String version = release.path("version").asText();
    return release.path("name").asText() + (version.isEmpty() ? "" : " (" + version + ")");
  }

  /** Who did it and by what, such as {@code ada by CLI 'laptop'}. */
  static String author(JsonNode author) {
    String who = Json.text(author.path("person"), "handle").orElse("the platform");
    String via = author.path("via").asText();
    Optional<String> token = Json.text(author, "token");
    return switch (via) {
      case "CLI", "CI" -> who + " by " + via + token.map(name -> " '" + name + "'").orElse("");
      case "CHAT" -> who + " in chat";
      default -> who;
    };
  }

  /** Where a canary stands; empty when it is none. */
  static Optional<String> canary(JsonNode deployment) {
    JsonNode canary = deployment.path("canary");
    if (!canary.isObject()) {
      return Optional.empty();
    }
    String verdict = canary.path("verdict").asText();
    return Optional.of(
        "canary at %d %%: canary %s good, stable %s good%s"
            .formatted(
                canary.path("weight").asInt(),
                tally(canary.path("canary")),
                tally(canary.path("stable")),
                verdict.isEmpty() ? "" : "; " + verdict));
  }

  static String tally(JsonNode tally) {
    return tally.path("good").asLong() + " of " + tally.path("total").asLong();
  }
}
