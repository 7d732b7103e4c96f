package dev.firedrill.incident.api;

import org.jspecify.annotations.Nullable;

/** A last word, if there is one. */
public record ResolveRequest(@Nullable String text) {}
