package dev.firedrill.grading.api.adjust;

/** From 1 (none) to 3 times the time of everything that is timed, and why. */
public record AccommodationRequest(double factor, String reason) {}
