package dev.firedrill.flag.flagd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firedrill.flag.definition.Definition;
import dev.firedrill.flag.definition.Evaluation;
import dev.firedrill.flag.definition.Evaluation.Reason;
import dev.firedrill.flag.definition.FlagSet;
import dev.firedrill.flag.definition.References;
import dev.openfeature.contrib.providers.flagd.resolver.process.targeting.Operator;
import dev.openfeature.contrib.providers.flagd.resolver.process.targeting.TargetingRuleException;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The choice between default and rule as flagd makes it; rules are evaluated by flagd's library.
 */
final class FlagdSet implements FlagSet {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A flag made ready; {@code rule} null when everybody gets the default. */
  private record Ready(
      boolean enabled,
      Map<String, JsonNode> variants,
      String defaultVariant,
      @Nullable String offVariant,
      @Nullable String rule) {}

  private final Map<String, Ready> flags;

  /** Made when the first rule is evaluated; keeps parsed rules, so it belongs to this set. */
  private volatile @Nullable Operator operator;

  FlagdSet(Map<String, Definition> definitions, JsonNode evaluators) {
    this.flags =
        definitions.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, flag -> ready(flag.getValue(), evaluators)));
  }

  private static Ready ready(Definition definition, JsonNode evaluators) {
    return new Ready(
        definition.enabled(),
        definition.variants(),
        definition.defaultVariant(),
        definition.offVariant().orElse(null),
        definition
            .targeting()
            .map(rule -> References.resolved(rule, evaluators).toString())
            .orElse(null));
  }

  @Override
  public Optional<Evaluation> evaluate(String key, JsonNode context) {
    Ready flag = flags.get(key);
    return flag == null ? Optional.empty() : Optional.of(evaluate(key, flag, context));
  }

  private Evaluation evaluate(String key, Ready flag, JsonNode context) {
    if (!flag.enabled()) {
      return flag.offVariant() == null
          ? new Evaluation.CodeDefault()
          : value(flag, flag.offVariant(), Reason.DISABLED);
    }
    if (flag.rule() == null) {
      return value(flag, flag.defaultVariant(), Reason.STATIC);
    }
    try {
      Object chosen = operator().apply(key, flag.rule(), contextOf(context));
      return chosen == null
          ? value(flag, flag.defaultVariant(), Reason.DEFAULT)
          : value(flag, chosen.toString(), Reason.TARGETING_MATCH);
    } catch (TargetingRuleException broken) {
      return new Evaluation.Broken("The rule cannot be evaluated for this context.");
    } catch (RuntimeException | StackOverflowError broken) {
      // Contexts are anything, and the library casts some of it without looking.
      return new Evaluation.Broken(
          "The rule cannot be evaluated for this context (%s)."
              .formatted(broken.getClass().getSimpleName()));
    }
  }

  private static Evaluation value(Ready flag, String variant, Reason reason) {
    JsonNode value = flag.variants().get(variant);
    return value == null
        ? new Evaluation.Broken("The rule resulted in '" + variant + "', which is no variant.")
        : new Evaluation.Value(variant, value, reason);
  }

  private Operator operator() {
    Operator known = operator;
    if (known == null) {
      known = new Operator();
      operator = known;
    }
    return known;
  }

  private static ImmutableContext contextOf(JsonNode context) {
    Map<String, Value> attributes = new HashMap<>();
    context
        .properties()
        .forEach(attribute ->
            attributes.put(
                attribute.getKey(),
                Value.objectToValue(JSON.convertValue(attribute.getValue(), Object.class))));
    JsonNode who = context.path("targetingKey");
    attributes.remove("targetingKey");
    return who.isValueNode() && !who.isNull()
        ? new ImmutableContext(who.asText(), attributes)
        : new ImmutableContext(attributes);
  }
}
