package dev.firedrill.workspace.disturbance;

import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Which calls of the Web API are meant.
 *
 * @param methods by name, as {@code chat.postMessage}; none means every method
 * @param share of these calls, above 0 to 1, drawn for each call
 */
public record Calls(Set<String> methods, double share) {
  public Calls {
    methods = Set.copyOf(methods);
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("share is " + share + ", must be above 0 to 1");
    }
  }

  /** Whether this call is one of them. */
  public boolean include(String method, RandomGenerator random) {
    return (methods.isEmpty() || methods.contains(method))
        && (share == 1 || random.nextDouble() < share);
  }
}
