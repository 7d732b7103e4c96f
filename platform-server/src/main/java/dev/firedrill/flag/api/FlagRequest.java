package dev.firedrill.flag.api;

import org.jspecify.annotations.Nullable;

/** The wish to switch a flag; both members are required, the reason with 3 to 200 characters. */
public record FlagRequest(@Nullable Boolean on, @Nullable String reason) {}
