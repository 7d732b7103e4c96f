package dev.firedrill.incident.api.status;

import java.time.Instant;

/** Good of all requests of production in a window, and the same in a sentence. */
public record ImpactView(Instant from, Instant to, long good, long total, String sentence) {}
