package dev.firedrill.flag.api.wire;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What the flag gives. Without a variant the bot's own default counts; {@code detail} then says
 * why.
 */
public record FlagEvaluationView(
    @Nullable String variant,
    @Nullable JsonNode value,
    String reason,
    @Nullable String user,
    @Nullable String detail) {}
