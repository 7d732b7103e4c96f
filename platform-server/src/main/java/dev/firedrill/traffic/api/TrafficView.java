package dev.firedrill.traffic.api;

import java.time.Instant;
import java.util.List;

/** The load of one bot in some time. Never for students. */
public record TrafficView(List<StretchView> items, Instant from, Instant to, Instant now) {}
