package dev.firedrill.grading.agreement;

/** The level that one rater gave to one unit. What is not rated has no rating. */
public record Rating(String unit, String rater, double level) {}
