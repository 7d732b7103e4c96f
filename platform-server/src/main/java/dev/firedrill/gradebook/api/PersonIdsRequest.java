package dev.firedrill.gradebook.api;

import org.jspecify.annotations.Nullable;

/** How other systems know a student; what is left out is not known. */
public record PersonIdsRequest(
    @Nullable String lmsId,
    @Nullable String studentId,
    @Nullable String login,
    @Nullable String email) {}
