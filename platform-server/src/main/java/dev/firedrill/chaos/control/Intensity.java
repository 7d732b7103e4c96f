package dev.firedrill.chaos.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.scenarios.Args;
import dev.firedrill.scenarios.fault.FaultCatalog;
import dev.firedrill.scenarios.json.ScenarioJson;
import dev.firedrill.scenarios.traffic.TrafficCatalog;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Makes the arguments of a fault milder or harder, within the bounds of its schema: durations and
 * numbers are scaled; what is chosen from a list, texts and names stay. An argument of which less
 * is worse says so in its schema: {@code "x-worse": "lower"}; one that is no measure says {@code
 * "no"}.
 */
public final class Intensity {
  private static final String WORSE = "x-worse";

  /** What of a profile says how many come; its times are its shape and stay. */
  private static final Set<String> RATES = Set.of("rps", "users", "from", "to", "scale");

  private final Supplier<FaultCatalog> faults;

  public Intensity(Supplier<FaultCatalog> faults) {
    this.faults = faults;
  }

  /**
   * The arguments {@code factor} times as bad, each as far towards it as its bounds let it go.
   * Empty when nothing changes.
   */
  public Optional<Args> scaled(String fault, Args args, double factor) {
    FaultCatalog catalog = faults.get();
    return catalog.known().contains(fault)
        ? scaled(
            catalog.argumentSchema(fault).path("properties"),
            tried -> catalog.violations(fault, tried).isEmpty(),
            name -> true,
            args,
            factor)
        : Optional.empty();
  }

  /** The same for load: {@code factor} times as many come, within the bounds of the profile. */
  public Optional<Args> scaledLoad(String profile, Args args, double factor) {
    TrafficCatalog catalog = TrafficCatalog.bundled();
    return scaled(
        catalog.argumentSchema(profile).path("properties"),
        tried -> catalog.violations(profile, tried).isEmpty(),
        RATES::contains,
        args,
        factor);
  }

  private static Optional<Args> scaled(
      JsonNode properties,
      Predicate<JsonNode> fits,
      Predicate<String> measures,
      Args args,
      double factor) {
    Map<String, Object> values = new TreeMap<>(args.values());
    args.values()
        .forEach((name, value) -> {
          JsonNode property = properties.path(name);
          double own = property.path(WORSE).asText().equals("lower") ? 1 / factor : factor;
          if (measures.test(name)
              && !property.has("enum")
              && !property.path(WORSE).asText().equals("no")) {
            nearest(fits, values, name, value, own).ifPresent(scaled -> values.put(name, scaled));
          }
        });
    Args scaled = Args.of(values);
    return scaled.equals(args) ? Optional.empty() : Optional.of(scaled);
  }

  /** The first of ten steps from the wish back to the present value that fits. */
  private static Optional<Object> nearest(
      Predicate<JsonNode> fits,
      Map<String, Object> values,
      String name,
      Object value,
      double factor) {
    for (int step = 10; step > 0; step--) {
      Optional<Object> wish = times(value, 1 + (factor - 1) * step / 10);
      if (wish.isEmpty()) {
        return wish;
      }
      Map<String, Object> tried = new TreeMap<>(values);
      tried.put(name, wish.get());
      if (!wish.get().equals(value) && fits.test(ScenarioJson.tree(Args.of(tried)))) {
        return wish;
      }
    }
    return Optional.empty();
  }

  private static Optional<Object> times(Object value, double factor) {
    return switch (value) {
      case Long whole -> Optional.of(Math.round(whole * factor));
      case Double number -> Optional.of(Math.round(number * factor * 1000) / 1000.0);
      case String text when text.startsWith("PT") -> duration(text, factor);
      default -> Optional.empty();
    };
  }

  /** In seconds and at most tenths, as the schemas write it. */
  private static Optional<Object> duration(String text, double factor) {
    try {
      long tenths = Math.round(Duration.parse(text).toMillis() * factor / 100);
      String seconds =
          tenths % 10 == 0 ? Long.toString(tenths / 10) : tenths / 10 + "." + tenths % 10;
      return Optional.of("PT" + seconds + "S");
    } catch (DateTimeParseException notADuration) {
      return Optional.empty();
    }
  }
}
