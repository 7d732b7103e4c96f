package dev.firedrill.timeline.api;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** What happened between two times, oldest first. */
public record TimelineView(
    Instant from,
    Instant to,
    List<TimelineEventView> events,
    List<SliPointView> sli,
    double objective,
    List<FaultWindowView> faultWindows) {
  /** The same with its words and actors as this makes them. */
  TimelineView with(UnaryOperator<String> words) {
    return new TimelineView(
        from,
        to,
        events.stream().map(event -> event.with(words)).toList(),
        sli,
        objective,
        faultWindows);
  }
}
