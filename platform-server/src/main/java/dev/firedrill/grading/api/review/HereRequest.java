package dev.firedrill.grading.api.review;

/** The criterion that the page shows. */
public record HereRequest(String criterion) {}
