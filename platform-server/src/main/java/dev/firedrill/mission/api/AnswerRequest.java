package dev.firedrill.mission.api;

import org.jspecify.annotations.Nullable;

/** What staff say to a student's question; null closes it without words. */
public record AnswerRequest(@Nullable String text) {}
