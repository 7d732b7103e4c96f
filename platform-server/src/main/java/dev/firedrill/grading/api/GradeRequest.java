package dev.firedrill.grading.api;

/** A mark from 0 to 100 and a comment in Markdown of at most 20 kB. */
public record GradeRequest(double mark, String comment) {}
