package dev.firedrill.postmortem.api;

import dev.firedrill.postmortem.claims.Claim;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the stored version claims, in the order of the text; a help, never points by itself. */
public record ClaimsView(long version, List<ClaimView> items) {
  /**
   * {@code from} and {@code to}: offsets in UTF-16 units of the Markdown. {@code offSeconds}: by
   * how much the text is later or longer than the record.
   */
  public record ClaimView(
      int from,
      int to,
      String text,
      Claim.Kind kind,
      String stated,
      @Nullable String record,
      Claim.Verdict verdict,
      @Nullable Long offSeconds,
      List<Long> evidence) {
    static ClaimView of(Claim claim) {
      return new ClaimView(
          claim.from(),
          claim.to(),
          claim.text(),
          claim.kind(),
          claim.stated(),
          claim.record(),
          claim.verdict(),
          claim.offSeconds(),
          claim.evidence());
    }
  }
}
