package dev.firedrill.bot.api.deploy;

import dev.firedrill.bot.deploy.CanaryPlan;
import java.util.List;
import java.util.Objects;

/** By which shares in percent, and how many seconds each; a last share of 100 may be left out. */
public record CanaryRequest(List<Integer> steps, int stepSeconds) {
  CanaryPlan plan() {
    boolean toAll = steps.size() > 1 && Objects.equals(steps.getLast(), 100);
    return new CanaryPlan(toAll ? steps.subList(0, steps.size() - 1) : steps, stepSeconds);
  }
}
