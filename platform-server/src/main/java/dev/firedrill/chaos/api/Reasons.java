package dev.firedrill.chaos.api;

import dev.firedrill.kernel.Failure;

/** The reasons that go into the record. */
final class Reasons {
  private static final int SHORTEST = 3;
  private static final int LONGEST = 200;

  private Reasons() {}

  /** The reason without blanks around it; fails with invalid-input. */
  static String checked(String reason) {
    String said = reason.strip();
    if (said.length() < SHORTEST || said.length() > LONGEST) {
      throw Failure.invalid("Say why in 3 to 200 characters; it goes into the record.");
    }
    return said;
  }
}
