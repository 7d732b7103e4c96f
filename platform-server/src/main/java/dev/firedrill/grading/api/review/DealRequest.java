package dev.firedrill.grading.api.review;

import java.util.List;
import java.util.UUID;

/** Who grades, and which share of submissions (0 to 1) gets a second reader. */
public record DealRequest(List<UUID> raters, double secondShare) {}
