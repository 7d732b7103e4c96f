package dev.firedrill.web.input;

import java.util.List;

/** The rules for what requests bring, as Jersey components to register. */
public final class InputRules {
  private InputRules() {}

  /**
   * Bodies over this many bytes are refused; so are absent ones and ones that lack a member.
   * Parameters may be {@code Instant} and {@code Duration}.
   */
  public static List<Object> components(long largestBytes) {
    return List.of(new BodyLimit(largestBytes), new CompleteBody(), new TimeParameters());
  }
}
