package dev.firedrill.workspace.api;

import org.jspecify.annotations.Nullable;

/** An interactive element that was used, and what was chosen where it has choices. */
public record ChatActionRequest(
    String actionId, @Nullable String blockId, @Nullable String value) {}
