package dev.firedrill.flag.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Flags ready for evaluation, by any number of threads. */
public interface FlagSet {
  /**
   * What the flag gives whom the context describes; {@code targetingKey} in it says who that is.
   * Never fails: see {@link Evaluation}.
   *
   * @return empty when there is no such flag
   */
  Optional<Evaluation> evaluate(String key, JsonNode context);
}
