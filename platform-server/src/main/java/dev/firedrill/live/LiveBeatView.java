package dev.firedrill.live;

import java.time.Instant;

/** Sent every five seconds, so that a silent stream is known to be a broken one. */
public record LiveBeatView(Instant serverTime) {}
