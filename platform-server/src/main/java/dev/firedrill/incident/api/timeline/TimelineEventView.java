package dev.firedrill.incident.api.timeline;

import dev.firedrill.evidence.Lane;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A fact on a timeline. {@code machine}: no person did it. {@code actor}: the person's handle. */
public record TimelineEventView(
    long id,
    Instant at,
    Lane lane,
    String kind,
    String text,
    @Nullable String actor,
    boolean machine) {}
