package dev.firedrill.incident.api.hint;

import dev.firedrill.web.PersonView;
import java.time.Instant;
import java.util.List;

/** What the next hint costs, and the hints that the incident has had, oldest first. */
public record HintsView(HintOfferView offer, List<HintTakenView> taken) {
  /** The price in points of the incident's next hint, and the terms in a sentence. */
  public record HintOfferView(int number, int cost, String sentence) {}

  /** A hint that was given, and what it really cost. */
  public record HintTakenView(int number, Instant at, PersonView by, double cost, String text) {}
}
