package dev.firedrill.postmortem.api;

import org.jspecify.annotations.Nullable;

/**
 * The text to save. {@code base}: the text that the writer began from; with it an edit that
 * somebody else saved in the meantime is put together with this one instead of refusing it.
 */
public record PostmortemRequest(String markdown, @Nullable String base) {}
