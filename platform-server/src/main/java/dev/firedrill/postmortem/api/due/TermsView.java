package dev.firedrill.postmortem.api.due;

import org.jspecify.annotations.Nullable;

/**
 * The course's rule for postmortems: due so long after their incident is resolved; null: no
 * deadline. Version 0: nobody set one.
 */
public record TermsView(long version, @Nullable Long dueAfterMinutes, LatePolicyView policy) {}
