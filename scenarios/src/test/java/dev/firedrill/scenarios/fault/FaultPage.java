package dev.firedrill.scenarios.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One fault as a page in Markdown, from nothing but the JSON Schema of its arguments. */
final class FaultPage {
  /** What a page says beyond the arguments; a schema without one of them has no page. */
  static final List<String> NEEDED =
      List.of(
          "title",
          "description",
          "examples",
          "x-plane",
          "x-target",
          "x-strategy",
          "x-revert",
          "x-effect",
          "x-clean");

  private final String id;
  private final JsonNode schema;

  FaultPage(String id, JsonNode schema) {
    this.id = id;
    this.schema = schema;
  }

  String title() {
    return schema.path("title").asText();
  }

  String plane() {
    return schema.path("x-plane").asText();
  }

  String summary() {
    String description = schema.path("description").asText();
    int end = description.indexOf(". ");
    return end < 0 ? description : description.substring(0, end + 1);
  }

  String text() {
    return """
    # %s

    Written by `FaultPagesTest` from `faults/%s.schema.json`; change that, not this file.

    `%s`: %s

    ## Arguments

    %s
    ## Inject

    ```yaml
    - id: %s
      type: fault
      at: PT1M
      fault: %s
      target: %s
      args: %s
      duration: PT10M
      verify: {probes: [effect], within: PT60S, onFail: retry-once-then-void}
      revert: {strategy: %s}
    ```

    ## Revert

    %s

    ## Probes

    ```yaml
    effect: %s
    clean: %s
    ```

    %s
    ## Where it works

    %s%s
    """
        .formatted(
            title(),
            id,
            id,
            schema.path("description").asText(),
            arguments(),
            id,
            id,
            schema.path("x-target").asText(),
            schema.at("/examples/0").toString(),
            schema.path("x-strategy").asText(),
            schema.path("x-revert").asText(),
            schema.path("x-effect").toString(),
            schema.path("x-clean").toString(),
            schema.has("x-players")
                ? "What a team can do: " + schema.path("x-players").asText() + "\n"
                : "",
            runtimes(),
            schema.has(FaultCatalog.CAPABILITY)
                ? " Needs the capability `"
                    + schema.path(FaultCatalog.CAPABILITY).asText()
                    + "`, which a scenario names in `metadata.requires`."
                : "")
        .replaceAll("\n{3,}", "\n\n");
  }

  private String runtimes() {
    JsonNode runtimes = schema.path(FaultCatalog.RUNTIMES);
    return runtimes.isArray()
        ? "Runtime: " + String.join(", ", words(runtimes)) + "."
        : plane().equals("Bots")
            ? "Every runtime: it acts through deployments, flags, secrets or the wanted state."
            : "Every runtime: it acts outside of the bot.";
  }

  private String arguments() {
    if (schema.path("properties").isEmpty()) {
      return "None.\n";
    }
    Set<String> required = words(schema.path("required"));
    StringBuilder table =
        new StringBuilder("| Name | Value | Needed | Meaning |\n|---|---|---|---|\n");
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      table
          .append("| `")
          .append(property.getKey())
          .append("` | ")
          .append(value(property.getValue()))
          .append(" | ")
          .append(required.contains(property.getKey()) ? "yes" : "no")
          .append(" | ")
          .append(property.getValue().path("description").asText().replace("|", "\\|"))
          .append(" |\n");
    }
    return table.toString();
  }

  private static String value(JsonNode property) {
    if (property.has("enum")) {
      StringBuilder choices = new StringBuilder();
      property
          .path("enum")
          .forEach(choice -> choices.append(choices.isEmpty() ? "" : ", ").append(choice.asText()));
      return choices.toString();
    }
    if (property.has("oneOf")) {
      StringBuilder choices = new StringBuilder();
      property
          .path("oneOf")
          .forEach(choice ->
              choices
                  .append(choices.isEmpty() ? "" : " or ")
                  .append(choice.has("const") ? choice.path("const").asText() : value(choice)));
      return choices.toString();
    }
    String type = property.path("type").asText();
    String low =
        property.has("minimum")
            ? "from " + property.path("minimum").asText()
            : property.has("exclusiveMinimum")
                ? "above " + property.path("exclusiveMinimum").asText()
                : "";
    String high = property.has("maximum") ? " to " + property.path("maximum").asText() : "";
    String word =
        property.path("pattern").asText().contains("PT")
            ? "duration"
            : type.isEmpty() ? "any" : type;
    return (word + " " + low + high).strip();
  }

  private static Set<String> words(JsonNode list) {
    Set<String> words = new TreeSet<>();
    list.forEach(word -> words.add(word.asText()));
    return words;
  }
}
