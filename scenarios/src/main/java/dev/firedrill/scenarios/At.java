package dev.firedrill.scenarios;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When a step is due, counted from time zero of the run or from what happened to another step. */
public sealed interface At {

  /** A fixed time after time zero. */
  record Offset(Duration value) implements At {
    public Offset {
      Check.notNegative("at", value);
    }

    @Override
    @JsonValue
    public Duration value() {
      return value;
    }
  }

  /**
   * After an event of an earlier step.
   *
   * @param delay counted from the event
   * @param orAt due then at the latest, counted from time zero, even without the event; null: never
   */
  record After(String after, Event event, Duration delay, @Nullable Duration orAt) implements At {
    public After {
      Check.slug("at.after", after);
      Check.notNegative("at.delay", delay);
    }
  }

  /** What can happen to a step. */
  enum Event {
    @JsonProperty("applied")
    APPLIED,
    @JsonProperty("verified")
    VERIFIED,
    @JsonProperty("mitigated")
    MITIGATED,
    @JsonProperty("resolved")
    RESOLVED,
    @JsonProperty("declared")
    DECLARED
  }

  /** The same, later by this much; {@code orAt} moves along. */
  default At plus(Duration jitter) {
    return switch (this) {
      case Offset(Duration value) -> new Offset(value.plus(jitter));
      case After(String after, Event event, Duration delay, Duration orAt) ->
          new After(after, event, delay.plus(jitter), orAt == null ? null : orAt.plus(jitter));
    };
  }
}
