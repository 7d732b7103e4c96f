package dev.firedrill.app.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** After how many days a flag that changes nothing any more is marked as stale. */
public record FlagsConfiguration(@Min(1) @Max(365) int staleAfterDays) {
  private static final int TWO_WEEKS = 14;

  @JsonCreator
  static FlagsConfiguration of(@JsonProperty("staleAfterDays") @Nullable Integer staleAfterDays) {
    return new FlagsConfiguration(Objects.requireNonNullElse(staleAfterDays, TWO_WEEKS));
  }
}
