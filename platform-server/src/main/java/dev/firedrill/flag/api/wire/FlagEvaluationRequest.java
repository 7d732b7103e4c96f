package dev.firedrill.flag.api.wire;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** For whom to try a flag: a user of the team's chat by handle, and further context. */
public record FlagEvaluationRequest(@Nullable String user, @Nullable JsonNode context) {}
