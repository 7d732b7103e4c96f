package dev.firedrill.slo.api;

import java.time.Instant;
import java.util.List;

/** Every bot that one may see. */
public record SliBoardView(List<SliItemView> items, Instant now) {}
