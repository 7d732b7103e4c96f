package dev.firedrill.flag.api.wire;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Another definition of a flag, as an object or as its text; without a description that stays as it
 * is.
 */
public record FlagDefinitionRequest(
    JsonNode definition, @Nullable String description, String reason) {}
