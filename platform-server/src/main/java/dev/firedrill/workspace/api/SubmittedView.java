package dev.firedrill.workspace.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a bot made of a form: closed, or errors by block id. */
public record SubmittedView(boolean closed, @Nullable Map<String, String> errors) {}
