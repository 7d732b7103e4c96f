package dev.firedrill.bot.flags;

import dev.firedrill.bot.ops.BotMetrics;
import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.Hook;
import dev.openfeature.sdk.HookContext;
import java.util.Map;

/** Counts what the flags answered: the first thing to look at when a command vanished. */
final class EvaluationCounter implements Hook<Object> {
  private final BotMetrics metrics;

  EvaluationCounter(BotMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public void finallyAfter(
      HookContext<Object> context,
      FlagEvaluationDetails<Object> details,
      Map<String, Object> hints) {
    metrics.flag(
        details.getFlagKey(),
        String.valueOf(details.getValue()),
        details.getReason() == null ? "UNKNOWN" : details.getReason());
  }
}
