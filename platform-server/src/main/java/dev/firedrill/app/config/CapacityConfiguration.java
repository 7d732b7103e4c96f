package dev.firedrill.app.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.firedrill.capacity.CapacityRules;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How many units of capacity each team of the course may use, over both environments. */
public record CapacityConfiguration(@Min(2) @Max(1_000) int units) {
  @JsonCreator
  static CapacityConfiguration of(@JsonProperty("units") @Nullable Integer units) {
    return new CapacityConfiguration(Objects.requireNonNullElse(units, CapacityRules.USUAL_UNITS));
  }
}
