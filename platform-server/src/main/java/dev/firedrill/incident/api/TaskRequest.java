package dev.firedrill.incident.api;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is to be done, in 1 to 200 characters; nobody has it yet where personId is null. */
public record TaskRequest(String text, @Nullable UUID personId) {}
