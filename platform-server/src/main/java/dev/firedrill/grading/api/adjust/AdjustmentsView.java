package dev.firedrill.grading.api.adjust;

import java.util.List;

/**
 * What counts of it for the run.
 *
 * @param whole false when evidence, score or grade were changed behind the platform's back
 * @param record the sentence about that
 */
public record AdjustmentsView(
    double autoScore,
    boolean voided,
    int revision,
    List<AdjustmentView> items,
    boolean whole,
    String record) {}
