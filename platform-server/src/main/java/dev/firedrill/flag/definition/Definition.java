package dev.firedrill.flag.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A flag's definition in flagd's format, checked by a {@link FlagFormat}. Immutable: whoever gets a
 * tree out of it gets a copy.
 */
public final class Definition {
  private static final int EVERYBODY = 100;

  private final JsonNode tree;
  private final String text;

  /** {@code tree} must have been checked. */
  Definition(JsonNode tree) {
    this.tree = CanonicalJson.sorted(tree);
    this.text = CanonicalJson.compact(this.tree);
  }

  /** What {@link #text} gave. */
  public static Definition ofText(String text) {
    return new Definition(CanonicalJson.parse(text));
  }

  /** A switch with the variants on and off. */
  public static Definition ofSwitch(boolean on) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode().put("state", "ENABLED");
    tree.putObject("variants").put("on", true).put("off", false);
    return new Definition(tree.put("defaultVariant", on ? "on" : "off"));
  }

  /** In canonical form, so that equal definitions have equal texts. */
  public String text() {
    return text;
  }

  public JsonNode tree() {
    return tree.deepCopy();
  }

  public boolean enabled() {
    return tree.path("state").asText().equals("ENABLED");
  }

  public FlagType type() {
    JsonNode value = tree.path("variants").elements().next();
    if (value.isBoolean()) {
      return FlagType.BOOLEAN;
    }
    if (value.isTextual()) {
      return FlagType.STRING;
    }
    return value.isNumber() ? FlagType.NUMBER : FlagType.OBJECT;
  }

  /** By name. */
  public Map<String, JsonNode> variants() {
    Map<String, JsonNode> variants = new LinkedHashMap<>();
    tree.path("variants")
        .properties()
        .forEach(variant -> variants.put(variant.getKey(), variant.getValue().deepCopy()));
    return variants;
  }

  public String defaultVariant() {
    return tree.path("defaultVariant").asText();
  }

  /** The rule that picks a variant by the context; empty when everybody gets the default. */
  public Optional<JsonNode> targeting() {
    JsonNode rule = tree.path("targeting");
    return rule.isObject() && !rule.isEmpty() ? Optional.of(rule.deepCopy()) : Optional.empty();
  }

  /** What a disabled flag gives: its variant for false, where it has one. */
  public Optional<String> offVariant() {
    return variantOf(false);
  }

  /** Whether somebody may get true; of a flag that is no switch, whether it is enabled. */
  public boolean on() {
    if (type() != FlagType.BOOLEAN) {
      return enabled();
    }
    return enabled()
        && (tree.path("variants").path(defaultVariant()).asBoolean() || targeting().isPresent());
  }

  /** The percentages, when targeting is nothing but a split of the users; else empty. */
  public Optional<List<Share>> rollout() {
    JsonNode rule = tree.path("targeting");
    JsonNode split = rule.path("fractional");
    if (rule.size() != 1 || !split.isArray()) {
      return Optional.empty();
    }
    List<Share> shares = new ArrayList<>();
    for (JsonNode share : split) {
      if (!share.isArray() || share.size() != 2 || !share.path(1).canConvertToInt()) {
        return Optional.empty();
      }
      shares.add(new Share(share.path(0).asText(), share.path(1).asInt()));
    }
    return shares.stream().mapToInt(Share::percent).sum() == EVERYBODY
        ? Optional.of(shares)
        : Optional.empty();
  }

  /** The variant that every user gets; empty when it depends on the user. */
  public Optional<String> forEverybody() {
    if (targeting().isEmpty()) {
      return Optional.of(defaultVariant());
    }
    return rollout()
        .flatMap(
            shares -> shares.stream().filter(share -> share.percent() == EVERYBODY).findFirst())
        .map(Share::variant);
  }

  /** What the flag's owner wrote about it in the definition itself. */
  public Optional<String> description() {
    JsonNode description = tree.path("metadata").path("description");
    return description.isTextual() ? Optional.of(description.asText()) : Optional.empty();
  }

  public Definition withState(boolean enabled) {
    return new Definition(copy().put("state", enabled ? "ENABLED" : "DISABLED"));
  }

  /**
   * On or off for everybody: enabled, without targeting. Empty when no variant has that value, as
   * with a flag that is no switch.
   */
  public Optional<Definition> switched(boolean on) {
    return variantOf(on)
        .map(variant -> {
          ObjectNode tree = copy().put("state", "ENABLED").put("defaultVariant", variant);
          tree.remove("targeting");
          return new Definition(tree);
        });
  }

  /** Split among the users; the shares name variants of the flag and sum to 100. */
  public Definition rolledOut(List<Share> shares) {
    ObjectNode tree = copy().put("state", "ENABLED");
    ArrayNode split = tree.putObject("targeting").putArray("fractional");
    shares.forEach(share -> split.addArray().add(share.variant()).add(share.percent()));
    if (shares.size() == 1) { // flagd wants two
      variants().keySet().stream()
          .filter(other -> !other.equals(shares.getFirst().variant()))
          .findFirst()
          .ifPresent(other -> split.addArray().add(other).add(0));
    }
    return new Definition(tree);
  }

  /** With the description among its metadata, as files have it; null takes it out. */
  public Definition described(@Nullable String description) {
    ObjectNode tree = copy();
    ObjectNode metadata = tree.withObject("/metadata");
    if (description == null) {
      metadata.remove("description");
    } else {
      metadata.put("description", description);
    }
    if (metadata.isEmpty()) {
      tree.remove("metadata");
    }
    return new Definition(tree);
  }

  /** The variant of this value, the usual one first; empty where none has it. */
  public Optional<String> variantOf(boolean value) {
    String usual = value ? "on" : "off";
    JsonNode variants = tree.path("variants");
    if (variants.path(usual).isBoolean() && variants.path(usual).asBoolean() == value) {
      return Optional.of(usual);
    }
    return variants.properties().stream()
        .filter(variant -> variant.getValue().isBoolean())
        .filter(variant -> variant.getValue().asBoolean() == value)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private ObjectNode copy() {
    return (ObjectNode) tree.deepCopy();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Definition definition && definition.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
