package dev.firedrill.grading.api.adjust;

import dev.firedrill.grading.adjust.Adjustments;
import dev.firedrill.web.PersonView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What staff granted; from and to of an interval, factor of an accommodation. */
public record AdjustmentView(
    long id,
    Adjustments.Action action,
    Instant at,
    PersonView by,
    String reason,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable Double factor) {}
