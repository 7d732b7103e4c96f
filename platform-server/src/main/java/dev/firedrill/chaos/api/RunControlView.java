package dev.firedrill.chaos.api;

import dev.firedrill.chaos.control.Certainty;
import dev.firedrill.web.TeamRefView;
import java.util.List;

/**
 * What came of an order to a run. {@code changed} is false when it had been carried out before;
 * {@code confirmed} when everything it was meant to settle is certain.
 */
public record RunControlView(
    RunView run, boolean changed, boolean confirmed, List<StepCertaintyView> steps) {

  /** What is certain about one step of one team. */
  public record StepCertaintyView(
      TeamRefView team, String step, String title, Certainty certainty, String detail) {}
}
