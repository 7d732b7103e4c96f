package dev.firedrill.automation.api.runbook;

import dev.firedrill.automation.runbook.TextDiff;
import dev.firedrill.web.PersonView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version as it was, and how it differs from another; {@code against} null means from nothing.
 */
public record RunbookDiffView(
    long version,
    @Nullable Long against,
    String title,
    String markdown,
    Instant at,
    @Nullable PersonView by,
    List<RunbookLineView> lines) {
  /** One line of either text. */
  public record RunbookLineView(TextDiff.Kind kind, String text) {}
}
