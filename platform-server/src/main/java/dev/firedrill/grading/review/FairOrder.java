package dev.firedrill.grading.review;

import dev.firedrill.grading.AssessmentId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * The order in which submissions are graded: it looks random, stays the same, and is another one
 * for each grader and criterion, so that nobody is always last when the grader is tired.
 */
public final class FairOrder {
  private FairOrder() {}

  /** The ids in the order that belongs to this key. */
  public static List<AssessmentId> of(List<AssessmentId> ids, String key) {
    return ids.stream().sorted(Comparator.comparing(id -> place(key, id))).toList();
  }

  private static String place(String key, AssessmentId id) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest((key + "/" + id).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
