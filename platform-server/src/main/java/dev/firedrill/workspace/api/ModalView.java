package dev.firedrill.workspace.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A form that a bot shows to one person; without {@code submit} it is only to be read. */
public record ModalView(
    String id, String title, @Nullable String submit, List<Map<String, Object>> blocks) {}
