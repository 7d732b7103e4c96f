package dev.firedrill.scenarios.expect;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When one sample of a probe is good: a CEL expression over {@code result}, for example {@code
 * result.ok && result.latencyMs < 3000}. Comparing whole numbers with decimals works, calculating
 * with both at once does not. Immutable and safe to share between threads.
 */
public final class ProbeExpectation {
  private final String source;
  private final CelExpression expression;

  private ProbeExpectation(String source) {
    this.source = source;
    this.expression = CelExpression.compile(source, Map.of("result", CelExpression.ANY_FIELDS));
  }

  /** Throws {@link IllegalArgumentException} if {@link #problem} has something to say. */
  public static ProbeExpectation compile(String source) {
    return new ProbeExpectation(source);
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

  /** Whether the sample is good; false too if the expression could not be evaluated. */
  public boolean test(Map<String, ? extends @Nullable Object> result) {
    return evaluate(result) instanceof Verdict.True;
  }

  /** Like {@link #test}, and tells a bad sample from one that could not be judged. */
  public Verdict evaluate(Map<String, ? extends @Nullable Object> result) {
    return expression.evaluate(Map.of("result", Fields.of(result)));
  }

  /** What it asks for by name. */
  public Set<FieldReference> fields() {
    return expression.fields();
  }

  @Override
  public String toString() {
    return source;
  }
}
