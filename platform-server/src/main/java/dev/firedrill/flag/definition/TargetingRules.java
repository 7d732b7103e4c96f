package dev.firedrill.flag.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a targeting rule must keep to. A rule runs on the platform, for every user of every team, so
 * what can grow without end is refused: {@code reduce} and {@code map}, a loop that is long or
 * within a loop, and shared rules that refer to further ones.
 */
final class TargetingRules {
  private static final Set<String> LOOPS = Set.of("filter", "all", "none", "some");
  private static final Set<String> GROWING = Set.of("reduce", "map");

  /** A loop runs once for every element of what may be a long list. */
  private static final int LONGEST_LOOP = 1000;

  private static final Set<String> OPERATIONS =
      Set.of(
          "var",
          "missing",
          "missing_some",
          "if",
          "==",
          "===",
          "!=",
          "!==",
          ">",
          ">=",
          "<",
          "<=",
          "!",
          "!!",
          "or",
          "and",
          "+",
          "-",
          "*",
          "/",
          "%",
          "max",
          "min",
          "merge",
          "cat",
          "substr",
          "in",
          "filter",
          "all",
          "none",
          "some",
          "starts_with",
          "ends_with",
          "sem_ver",
          "fractional");

  private final LocatedJson json;
  private final Set<String> variants;
  private final JsonNode evaluators;
  private final List<Violation> violations;

  TargetingRules(
      LocatedJson json, Set<String> variants, JsonNode evaluators, List<Violation> violations) {
    this.json = json;
    this.variants = variants;
    this.evaluators = evaluators;
    this.violations = violations;
  }

  void targeting(String pointer, JsonNode rule) {
    if (!rule.isObject()) {
      add(pointer, "\"targeting\" must be an object: a rule in JsonLogic, or {} for none.");
      return;
    }
    int size = References.resolvedSize(rule, evaluators);
    if (size > DefinitionRules.LARGEST_DEFINITION) {
      add(
          pointer,
          "With what it refers to, the rule has %d characters; %d are allowed."
              .formatted(size, DefinitionRules.LARGEST_DEFINITION));
    }
    if (!rule.isEmpty()) {
      operation(pointer, rule, false, true);
      outcome(pointer, rule);
    }
  }

  void evaluator(String pointer, JsonNode rule) {
    if (!rule.isObject()) {
      add(pointer, "A shared rule must be an object in JsonLogic.");
      return;
    }
    if (CanonicalJson.compact(rule).length() > DefinitionRules.LARGEST_DEFINITION) {
      add(pointer, "A shared rule may have " + DefinitionRules.LARGEST_DEFINITION + " characters.");
    } else {
      operation(pointer, rule, false, false);
    }
  }

  private void operation(String pointer, JsonNode node, boolean looping, boolean mayRefer) {
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        operation(pointer + "/" + i, node.get(i), looping, mayRefer);
      }
    }
    if (!node.isObject()) {
      return;
    }
    if (node.size() != 1) {
      add(pointer, "A rule is an object with exactly one member, its operation.");
      return;
    }
    Map.Entry<String, JsonNode> only = node.properties().iterator().next();
    String name = only.getKey();
    String inside = LocatedJson.child(pointer, name);
    if (name.equals("$ref")) {
      reference(inside, only.getValue(), mayRefer);
      return;
    }
    if (GROWING.contains(name)) {
      add(
          inside,
          "The operation '%s' can grow without end and is not allowed here: use 'in', 'some' or 'all'."
              .formatted(name));
    } else if (!OPERATIONS.contains(name)) {
      add(
          inside,
          "There is no operation '%s' in flagd's targeting; there are %s."
              .formatted(DefinitionRules.shortened(name), DefinitionRules.list(OPERATIONS)));
    } else if (looping && LOOPS.contains(name)) {
      add(inside, "A loop ('" + name + "') within a loop is not allowed.");
    } else {
      // A shared rule may loop, so a loop may not refer.
      boolean loop = LOOPS.contains(name);
      if (loop && CanonicalJson.compact(only.getValue().path(1)).length() > LONGEST_LOOP) {
        add(inside, "The rule of a loop may have " + LONGEST_LOOP + " characters.");
      }
      operation(inside, only.getValue(), looping || loop, mayRefer && !loop);
    }
  }

  private void reference(String pointer, JsonNode name, boolean allowed) {
    if (!allowed) {
      add(pointer, "A shared rule and a loop may not refer to a shared rule.");
    } else if (!name.isTextual() || !evaluators.has(name.asText())) {
      add(pointer, "There is no shared rule '%s' in $evaluators.".formatted(name.asText()));
    }
  }

  /** Follows what the rule may result in, where that is written down. */
  private void outcome(String pointer, JsonNode node) {
    if (node.isTextual() || node.isBoolean()) {
      variant(pointer, node.asText());
    } else if (node.path("if").isArray()) {
      JsonNode parts = node.path("if");
      for (int i = 0; i < parts.size(); i++) {
        if (i % 2 == 1 || i == parts.size() - 1) {
          outcome(pointer + "/if/" + i, parts.get(i));
        }
      }
    } else if (node.path("fractional").isArray()) {
      JsonNode shares = node.path("fractional");
      for (int i = 0; i < shares.size(); i++) {
        share(pointer + "/fractional/" + i, shares.get(i));
      }
    }
  }

  private void share(String pointer, JsonNode share) {
    if (!share.isArray()) {
      return; // by what it is split
    }
    if (!share.path(0).isTextual()) {
      add(pointer, "A share is written [\"variant\", weight].");
      return;
    }
    variant(pointer + "/0", share.path(0).asText());
    JsonNode weight = share.path(1);
    if (share.size() > 1 && (!weight.canConvertToInt() || !weight.isIntegralNumber())) {
      add(pointer + "/1", "A weight is a whole number.");
    } else if (weight.asInt() < 0) {
      add(pointer + "/1", "A weight cannot be negative.");
    }
  }

  private void variant(String pointer, String name) {
    if (!variants.contains(name)) {
      add(
          pointer,
          "The rule may result in '%s', but the variants are %s."
              .formatted(DefinitionRules.shortened(name), DefinitionRules.list(variants)));
    }
  }

  private void add(String pointer, String message) {
    violations.add(json.violation(pointer, message));
  }
}
