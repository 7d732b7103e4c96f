package dev.firedrill.bot;

import dev.firedrill.kernel.Failure;

/** Why somebody did something, in 3 to 200 characters, so that others can follow. */
public final class Reason {
  private static final int SHORTEST = 3;
  private static final int LONGEST = 200;

  private Reason() {}

  /**
   * The reason without blanks around it; {@code act} completes the sentence "say why …".
   *
   * @throws Failure invalid-input unless it has 3 to 200 characters
   */
  public static String checked(String reason, String act) {
    String why = reason.strip();
    int length = why.codePointCount(0, why.length());
    if (length < SHORTEST || length > LONGEST) {
      throw Failure.invalid(
          "The reason has "
              + length
              + " characters; say in 3 to 200 why "
              + act
              + ", so that others can follow.");
    }
    return why;
  }
}
