package dev.firedrill.incident.api;

import dev.firedrill.incident.api.IncidentView.IncidentChannelView;
import java.time.Instant;

/** Something said in a channel of the team that nobody of it has answered yet. */
public record QuestionView(
    IncidentChannelView channel, String ts, AskerView from, Instant at, String text) {
  /** Who said it, as chat shows the person. */
  public record AskerView(String name, String handle) {}
}
