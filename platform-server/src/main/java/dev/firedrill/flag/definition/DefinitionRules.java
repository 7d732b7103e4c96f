package dev.firedrill.flag.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rules that a file must keep before flagd's schema is asked: most mistakes are of these kinds,
 * and here they get a sentence that says how to mend them. Some are stricter than flagd's, so that
 * one team's rule cannot take the time or the memory of all.
 */
public final class DefinitionRules {
  public static final int MOST_FLAGS = 200;

  /** Also the most a definition may grow to by what it refers to. */
  public static final int LARGEST_DEFINITION = 16 * 1024;

  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9.-]{0,99}");
  private static final Set<String> RESERVED = Set.of("export", "import");
  private static final Set<String> FILE_MEMBERS =
      Set.of("$schema", "$evaluators", "flags", "metadata");
  private static final Set<String> FLAG_MEMBERS =
      Set.of("state", "variants", "defaultVariant", "targeting", "metadata");

  private final LocatedJson json;
  private final List<Violation> violations = new ArrayList<>();

  private DefinitionRules(LocatedJson json) {
    this.json = json;
  }

  /** The violations of a whole file, in no order; empty when it keeps all these rules. */
  public static List<Violation> ofFile(LocatedJson json) {
    DefinitionRules rules = new DefinitionRules(json);
    rules.file();
    return rules.violations;
  }

  /** The same of one definition that uses what is shared. */
  public static List<Violation> ofDefinition(String key, LocatedJson json, JsonNode evaluators) {
    DefinitionRules rules = new DefinitionRules(json);
    rules.key("", key);
    rules.flag("", json.tree(), evaluators);
    return rules.violations;
  }

  private void file() {
    JsonNode file = json.tree();
    if (!file.isObject()) {
      add("", "Write a JSON object with the member \"flags\".");
      return;
    }
    unknownMembers("", file, FILE_MEMBERS);
    JsonNode evaluators = file.path("$evaluators");
    if (!evaluators.isMissingNode() && !evaluators.isObject()) {
      add("/$evaluators", "$evaluators must be an object of rules by name.");
    }
    evaluators
        .properties()
        .forEach(rule -> {
          String pointer = LocatedJson.child("/$evaluators", rule.getKey());
          new TargetingRules(json, Set.of(), evaluators, violations)
              .evaluator(pointer, rule.getValue());
        });
    metadata("", file.path("metadata"));
    JsonNode flags = file.path("flags");
    if (!flags.isObject()) {
      add("/flags", "The member \"flags\" must be an object of definitions by key.");
      return;
    }
    if (flags.size() > MOST_FLAGS) {
      add("/flags", flags.size() + " flags are too many: an environment may have " + MOST_FLAGS);
      return;
    }
    flags
        .properties()
        .forEach(flag -> {
          String pointer = LocatedJson.child("/flags", flag.getKey());
          key(pointer, flag.getKey());
          flag(pointer, flag.getValue(), evaluators);
        });
  }

  private void key(String pointer, String key) {
    if (!KEY.matcher(key).matches() || RESERVED.contains(key)) {
      add(
          pointer,
          "'%s' cannot be a flag's key: begin with a lower-case letter and go on with up to 99"
                  .formatted(shortened(key))
              + " of a-z, 0-9, dot and hyphen; 'export' and 'import' are taken.");
    }
  }

  private void flag(String pointer, JsonNode flag, JsonNode evaluators) {
    if (!flag.isObject()) {
      add(pointer, "A definition is an object with state, variants and defaultVariant.");
      return;
    }
    int size = CanonicalJson.compact(flag).length();
    if (size > LARGEST_DEFINITION) {
      add(
          pointer,
          "The definition has %d characters; %d are allowed.".formatted(size, LARGEST_DEFINITION));
      return;
    }
    unknownMembers(pointer, flag, FLAG_MEMBERS);
    String state = flag.path("state").asText();
    if (!state.equals("ENABLED") && !state.equals("DISABLED")) {
      add(pointer + "/state", "\"state\" must be \"ENABLED\" or \"DISABLED\".");
    }
    Set<String> variants = variants(pointer, flag.path("variants"));
    JsonNode otherwise = flag.path("defaultVariant");
    if (!otherwise.isTextual() || !variants.contains(otherwise.asText())) {
      add(
          pointer + "/defaultVariant",
          "\"defaultVariant\" must name one of the variants: " + list(variants) + ".");
    }
    metadata(pointer, flag.path("metadata"));
    JsonNode targeting = flag.path("targeting");
    if (!targeting.isMissingNode()) {
      new TargetingRules(json, variants, evaluators, violations)
          .targeting(pointer + "/targeting", targeting);
    }
  }

  private Set<String> variants(String pointer, JsonNode variants) {
    if (!variants.isObject() || variants.isEmpty()) {
      add(
          pointer + "/variants",
          "\"variants\" must be an object with at least one, such as {\"on\": true, \"off\":"
              + " false}.");
      return Set.of();
    }
    Map.Entry<String, JsonNode> first = variants.properties().iterator().next();
    for (Map.Entry<String, JsonNode> variant : variants.properties()) {
      String where = LocatedJson.child(pointer + "/variants", variant.getKey());
      if (variant.getKey().isEmpty()) {
        add(where, "A variant needs a name.");
      }
      String kind = kind(variant.getValue());
      if (kind.isEmpty()) {
        add(where, "A variant is a boolean, a string, a number or an object.");
      } else if (!kind.equals(kind(first.getValue()))) {
        add(
            where,
            "All variants must be of one kind: '%s' is %s, but '%s' is %s."
                .formatted(variant.getKey(), kind, first.getKey(), kind(first.getValue())));
      }
    }
    return variants.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
  }

  private static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case BOOLEAN -> "a boolean";
      case STRING -> "a string";
      case NUMBER -> "a number";
      case OBJECT -> "an object";
      case ARRAY, BINARY, MISSING, NULL, POJO -> "";
    };
  }

  private void metadata(String pointer, JsonNode metadata) {
    if (metadata.isMissingNode()) {
      return;
    }
    if (!metadata.isObject()) {
      add(pointer + "/metadata", "\"metadata\" must be an object.");
    }
    for (Map.Entry<String, JsonNode> entry : metadata.properties()) {
      if (!entry.getValue().isValueNode() || entry.getValue().isNull()) {
        add(
            LocatedJson.child(pointer + "/metadata", entry.getKey()),
            "Metadata are strings, numbers and booleans.");
      }
    }
  }

  private void unknownMembers(String pointer, JsonNode object, Set<String> known) {
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      if (!known.contains(member.getKey())) {
        add(
            LocatedJson.child(pointer, member.getKey()),
            "'%s' is not known here; there are %s."
                .formatted(shortened(member.getKey()), list(known)));
      }
    }
  }

  private void add(String pointer, String message) {
    violations.add(json.violation(pointer, message));
  }

  static String list(Set<String> names) {
    return names.isEmpty()
        ? "none"
        : names.stream().sorted().map(DefinitionRules::shortened).collect(Collectors.joining(", "));
  }

  static String shortened(String name) {
    return name.length() <= 60 ? name : name.substring(0, 60) + "…";
  }
}
