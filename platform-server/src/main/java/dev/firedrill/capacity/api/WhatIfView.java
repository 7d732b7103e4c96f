package dev.firedrill.capacity.api;

import dev.firedrill.capacity.WhatIf;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What would be used, and why it would or would not fit. */
public record WhatIfView(
    boolean fits, int units, PredictedView predicted, String basis, List<String> problems) {

  /** {@code cpu} in cores, {@code rss} in bytes. */
  public record PredictedView(double cpu, long rss, @Nullable Integer p95Ms) {}

  static WhatIfView of(WhatIf.Answer answer) {
    return new WhatIfView(
        answer.fits(),
        answer.units(),
        new PredictedView(answer.cpu(), answer.residentBytes(), answer.p95Ms()),
        answer.basis(),
        answer.problems());
  }
}
