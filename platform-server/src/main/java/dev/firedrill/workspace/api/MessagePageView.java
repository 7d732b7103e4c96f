package dev.firedrill.workspace.api;

import java.util.List;

/** Messages, oldest first, and whether there are older ones. */
public record MessagePageView(List<MessageView> items, boolean hasMore) {}
