package dev.firedrill.scenarios.expect;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A condition over the state of a run, for guards of steps and abort rules. It sees the maps {@code
 * team}, {@code otherTeams}, {@code platform} and {@code slack} and the durations {@code elapsed}
 * and {@code maxDuration}. Immutable and safe to share between threads.
 */
public final class RunCondition {
  private final String source;
  private final CelExpression expression;

  private RunCondition(String source) {
    this.source = source;
    this.expression = CelExpression.compile(source, variables());
  }

  /**
   * What is known of a run. A field that is not there makes the conditions that ask for it
   * undecided.
   */
  public record RunState(
      Map<String, ? extends @Nullable Object> team,
      Map<String, ? extends @Nullable Object> otherTeams,
      Map<String, ? extends @Nullable Object> platform,
      Map<String, ? extends @Nullable Object> slack,
      Duration elapsed,
      Duration maxDuration) {}

  /** Throws {@link IllegalArgumentException} if {@link #problem} has something to say. */
  public static RunCondition compile(String source) {
    return new RunCondition(source);
  }

  /** What is wrong with an expression; empty if it compiles. */
  public static Optional<String> problem(String source) {
    try {
      compile(source);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Whether the condition holds now. */
  public Verdict evaluate(RunState state) {
    return expression.evaluate(
        Map.of(
            "team", Fields.of(state.team()),
            "otherTeams", Fields.of(state.otherTeams()),
            "platform", Fields.of(state.platform()),
            "slack", Fields.of(state.slack()),
            "elapsed", state.elapsed(),
            "maxDuration", state.maxDuration()));
  }

  /** What it asks for by name. */
  public Set<FieldReference> fields() {
    return expression.fields();
  }

  @Override
  public String toString() {
    return source;
  }

  private static Map<String, CelType> variables() {
    var variables = new HashMap<String, CelType>();
    for (String map : new String[] {"team", "otherTeams", "platform", "slack"}) {
      variables.put(map, CelExpression.ANY_FIELDS);
    }
    variables.put("elapsed", SimpleType.DURATION);
    variables.put("maxDuration", SimpleType.DURATION);
    return variables;
  }
}
