package dev.firedrill.workspace.api;

import java.util.List;

/** An emoji on a message and the ids of those who gave it. */
public record ReactionView(String name, int count, boolean mine, List<String> users) {}
