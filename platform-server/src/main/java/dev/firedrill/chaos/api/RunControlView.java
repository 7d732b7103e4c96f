package dev.firedrill.chaos.api;

import dev.firedrill.auth.Principal;
import dev.firedrill.chaos.control.Certainty;
import dev.firedrill.web.TeamRefView;
import java.util.List;

/**
 * What came of an order to a run. {@code changed} is false when it had been carried out before;
 * {@code confirmed} when everything it was meant to settle is certain.
 */
public record RunControlView(
    RunView run, boolean changed, boolean confirmed, List<StepCertaintyView> steps) {

  /** As this one may see it: a class learns how much is certain and not of what. */
  RunControlView shownTo(Principal viewer) {
    return viewer.isProjected()
        ? new RunControlView(
            run.shownTo(viewer),
            changed,
            confirmed,
            steps.stream()
                .map(step ->
                    new StepCertaintyView(step.team(), "hidden", "Hidden", step.certainty(), ""))
                .toList())
        : this;
  }

  /** What is certain about one step of one team. */
  public record StepCertaintyView(
      TeamRefView team, String step, String title, Certainty certainty, String detail) {}
}
