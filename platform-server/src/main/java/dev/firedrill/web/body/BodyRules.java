package dev.firedrill.web.body;

import java.util.List;

/** The rules for request bodies, as Jersey components to register. */
public final class BodyRules {
  private BodyRules() {}

  /** Bodies over this many bytes are refused; so are absent ones and ones that lack a member. */
  public static List<Object> components(long largestBytes) {
    return List.of(new BodyLimit(largestBytes), new CompleteBody());
  }
}
