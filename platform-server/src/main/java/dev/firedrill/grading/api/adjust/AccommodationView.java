package dev.firedrill.grading.api.adjust;

import org.jspecify.annotations.Nullable;

/** The factor, 1 without any; the reason is for staff and the team alone. */
public record AccommodationView(double factor, @Nullable String reason) {}
