package dev.firedrill.flag.api.wire;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A flag to be made. The definition is flagd's, as an object or as its text: mistakes in a text are
 * told by line and column.
 */
public record NewFlagRequest(String key, String description, JsonNode definition, String reason) {}
