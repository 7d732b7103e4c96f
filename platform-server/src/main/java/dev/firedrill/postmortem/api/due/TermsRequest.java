package dev.firedrill.postmortem.api.due;

import org.jspecify.annotations.Nullable;

/** The rule to be; times in whole minutes, at most a year. */
public record TermsRequest(@Nullable Long dueAfterMinutes, LatePolicyView policy) {}
