package dev.firedrill.scenarios;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A value that may differ from team to team. At least one of default, choices and range is there.
 * Values are in the normal form of {@link Args}.
 *
 * @param min inclusive; of a duration in seconds
 * @param max inclusive; of a duration in seconds
 * @param perTeam whether each team draws its own
 */
public record Parameter(
    Type type,
    @JsonProperty("default") @Nullable Object defaultValue,
    List<Object> choices,
    @Nullable Double min,
    @Nullable Double max,
    boolean perTeam,
    @Nullable String description) {

  public Parameter {
    defaultValue = defaultValue == null ? null : Args.normal(defaultValue);
    choices = Check.copy(choices).stream().map(Args::normal).toList();
    if (defaultValue == null && choices.isEmpty() && (min == null || max == null)) {
      throw new IllegalArgumentException("a parameter needs a default, choices, or min and max");
    }
  }

  /** What the values are. */
  public enum Type {
    @JsonProperty("integer")
    INTEGER,
    @JsonProperty("number")
    NUMBER,
    @JsonProperty("string")
    STRING,
    @JsonProperty("boolean")
    BOOLEAN,
    @JsonProperty("duration")
    DURATION
  }

  /** Every value that can be drawn, of a range both ends; never empty. */
  public List<Object> candidates() {
    Stream<@Nullable Object> ends =
        min == null || max == null ? Stream.empty() : Stream.of(end(min), end(max));
    return Stream.of(Stream.<@Nullable Object>of(defaultValue), choices.stream(), ends)
        .flatMap(each -> each)
        .filter(Objects::nonNull)
        .map(Object.class::cast)
        .distinct()
        .toList();
  }

  /** A whole number as a value of this parameter's type, of a duration as seconds. */
  public Object whole(long number) {
    return switch (type) {
      case INTEGER -> number;
      case DURATION -> "PT" + number + "S";
      case NUMBER, STRING, BOOLEAN -> (double) number;
    };
  }

  private Object end(double number) {
    return type == Type.NUMBER ? (Object) number : whole((long) number);
  }
}
