package dev.firedrill.bot.api.deploy;

import dev.firedrill.bot.deploy.CanaryPlan;
import java.util.List;

/** By which shares in percent, and how many seconds each. */
public record CanaryRequest(List<Integer> steps, int stepSeconds) {
  CanaryPlan plan() {
    return new CanaryPlan(steps, stepSeconds);
  }
}
