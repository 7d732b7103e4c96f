package dev.firedrill.timeline.api;

import java.time.Instant;
import java.util.List;

/** What happened between two times, oldest first. */
public record TimelineView(
    Instant from,
    Instant to,
    List<TimelineEventView> events,
    List<SliPointView> sli,
    double objective,
    List<FaultWindowView> faultWindows) {}
