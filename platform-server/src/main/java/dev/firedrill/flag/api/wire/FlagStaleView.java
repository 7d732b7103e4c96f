package dev.firedrill.flag.api.wire;

import java.time.Instant;

/** That a flag can probably go, and why. */
public record FlagStaleView(Instant since, String why) {}
