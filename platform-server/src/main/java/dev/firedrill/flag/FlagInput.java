package dev.firedrill.flag;

import dev.firedrill.flag.definition.Definition;
import dev.firedrill.flag.definition.Reading;
import dev.firedrill.flag.definition.Share;
import dev.firedrill.flag.definition.Violation;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules for what people give along with a change of a flag. */
public final class FlagInput {
  private static final int SHORTEST_REASON = 3;
  private static final int LONGEST_REASON = 200;
  private static final int LONGEST_DESCRIPTION = 300;
  private static final int EVERYBODY = 100;

  private FlagInput() {}

  /**
   * The reason without spaces around it.
   *
   * @throws Failure invalid-input unless it has 3 to 200 characters
   */
  public static String reason(String reason) {
    String why = reason.strip();
    int length = why.codePointCount(0, why.length());
    if (length < SHORTEST_REASON || length > LONGEST_REASON) {
      throw Failure.invalid(
          "The reason has "
              + length
              + " characters; say in 3 to 200 why the flag is changed, so that others can follow.");
    }
    return why;
  }

  /** The description without spaces around it; 1 to 300 characters. */
  public static String description(String description) {
    String text = description.strip();
    if (text.isEmpty() || text.codePointCount(0, text.length()) > LONGEST_DESCRIPTION) {
      throw Failure.invalid(
          "The description must have 1 to "
              + LONGEST_DESCRIPTION
              + " characters: say what the flag switches.");
    }
    return text;
  }

  /** Fails unless the shares name variants of the flag, each once, and sum to 100. */
  public static void shares(List<Share> shares, Definition definition) {
    Set<String> variants = definition.variants().keySet();
    Set<String> named = new HashSet<>();
    int sum = 0;
    for (Share share : shares) {
      if (!variants.contains(share.variant()) || !named.add(share.variant())) {
        throw Failure.invalid(
            "The rollout must name variants of the flag, each once; '%s' is not one of %s or comes twice."
                .formatted(share.variant(), variants));
      }
      if (share.percent() < 0 || share.percent() > EVERYBODY) {
        throw Failure.invalid(
            "%d percent for '%s' is not from 0 to 100."
                .formatted(share.percent(), share.variant()));
      }
      sum += share.percent();
    }
    if (sum != EVERYBODY) {
      throw Failure.invalid("The percentages sum to " + sum + "; they must sum to 100.");
    }
    if (variants.size() < 2) {
      throw Failure.invalid("The flag has one variant only, so there is nothing to split.");
    }
  }

  /**
   * What was read.
   *
   * @throws Failure invalid-input with every violation, when there are any
   */
  public static <T> T value(Reading<T> reading) {
    return switch (reading) {
      case Reading.Good<T>(T value) -> value;
      case Reading.Bad<T>(List<Violation> why) -> {
        String more = why.size() == 1 ? "" : " (and " + (why.size() - 1) + " more)";
        throw new Failure(
            ProblemCode.INVALID_INPUT,
            "The definition cannot be used, so nothing changed. " + why.getFirst() + more,
            Map.of(
                "violations",
                why.stream()
                    .map(one -> Map.of("field", one.field(), "message", one.message()))
                    .toList()));
      }
    };
  }
}
