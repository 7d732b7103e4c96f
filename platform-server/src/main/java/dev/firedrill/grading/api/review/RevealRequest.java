package dev.firedrill.grading.api.review;

/** Why the names have to be known. */
public record RevealRequest(String reason) {}
