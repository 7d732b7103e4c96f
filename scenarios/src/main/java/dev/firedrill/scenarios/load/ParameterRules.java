package dev.firedrill.scenarios.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.scenarios.load.Document.Located;
import dev.firedrill.scenarios.template.Template;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Parameters have values of their type; placeholders name one and stand where they are filled. */
final class ParameterRules implements Rule {
  private static final Pattern FILLED =
      Pattern.compile(
          "/timeline/\\d+/(args/.*|persona|text|expected)|/probes/[^/]+/(url|query|command|text|expect)|/hints/\\d+/text");

  /** What the platform fills in when a bot starts, as in a variable's value. */
  private static final Pattern PLATFORMS = Pattern.compile("[A-Z][A-Z0-9_]*");

  @Override
  public void check(Document document, Findings findings) {
    Set<String> declared = new HashSet<>();
    document.entries("/parameters").forEach(entry -> declared.add(entry.getKey()));
    Set<String> used = new HashSet<>();
    for (Located text : document.texts()) {
      for (String name : Template.names(text.text())) {
        if (PLATFORMS.matcher(name).matches()) {
          continue;
        }
        used.add(name);
        if (!declared.contains(name)) {
          findings.add(
              text.pointer(),
              "parameter-declared",
              "there is no parameter \"" + name + "\"; add it to parameters");
        }
        if (!FILLED.matcher(text.pointer()).matches()) {
          findings.add(
              text.pointer(),
              "placeholder-place",
              "${"
                  + name
                  + "} is not filled in here, only in args, persona, text and expected of "
                  + "steps, in url, query, command, text and expect of probes, and in text of hints; "
                  + "write the value");
        }
      }
    }
    for (Map.Entry<String, Located> parameter : document.entries("/parameters")) {
      if (!used.contains(parameter.getKey())) {
        findings.add(
            parameter.getValue().pointer(),
            "parameter-used",
            "parameter \"" + parameter.getKey() + "\" is used nowhere; use or remove it");
      }
      values(parameter.getKey(), parameter.getValue(), findings);
    }
  }

  private static void values(String name, Located parameter, Findings findings) {
    String type = parameter.get("type").text();
    boolean choices = parameter.get("choices").value().size() > 0;
    boolean range =
        parameter.get("min").value().isNumber() && parameter.get("max").value().isNumber();
    boolean fallback = parameter.value().has("default");
    if (!choices && !range && !fallback) {
      findings.add(
          parameter.pointer(),
          "parameter-has-values",
          "parameter \"" + name + "\" has no value; add a default, choices, or min and max");
    }
    if (parameter.get("perTeam").value().asBoolean() && !choices && !range && fallback) {
      findings.add(
          parameter.get("perTeam").pointer(),
          "per-team-needs-choices",
          "parameter \"" + name + "\" is per team but has one value; add choices or a range");
    }
    if (range) {
      boolean numeric = Set.of("integer", "number", "duration").contains(type);
      double min = parameter.get("min").value().asDouble();
      if (!numeric || min > parameter.get("max").value().asDouble() || choices) {
        findings.add(
            parameter.get("min").pointer(),
            "parameter-range",
            "parameter \""
                + name
                + "\" cannot have this range; a range needs a number or duration "
                + "type, min at most max, and no choices beside it");
      }
    }
    for (Located value : values(parameter)) {
      if (!fits(type, value.value())) {
        findings.add(
            value.pointer(),
            "parameter-type",
            "value "
                + value.value()
                + " of parameter \""
                + name
                + "\" is no "
                + type
                + "; mend the value or the type");
      }
    }
  }

  private static List<Located> values(Located parameter) {
    var values = new ArrayList<Located>();
    if (parameter.value().has("default")) {
      values.add(parameter.get("default"));
    }
    Located choices = parameter.get("choices");
    for (int i = 0; i < choices.value().size(); i++) {
      values.add(new Located(choices.pointer() + "/" + i, choices.value().get(i)));
    }
    return values;
  }

  private static boolean fits(String type, JsonNode value) {
    return switch (type) {
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "string" -> value.isTextual();
      case "boolean" -> value.isBoolean();
      case "duration" -> value.isTextual() && isDuration(value.asText());
      // The schema complains about an unknown type.
      default -> true;
    };
  }

  private static boolean isDuration(String text) {
    try {
      Duration.parse(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
