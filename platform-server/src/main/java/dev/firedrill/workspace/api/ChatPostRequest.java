package dev.firedrill.workspace.api;

import org.jspecify.annotations.Nullable;

/** A message of 1 to 4000 characters, or a command when it begins with a slash. */
public record ChatPostRequest(String text, @Nullable String threadTs) {}
