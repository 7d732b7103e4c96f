package dev.firedrill.bot.flags;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.firedrill.bot.ops.BotMetrics;
import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.Hook;
import dev.openfeature.sdk.HookContext;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts what the flags answered: the first thing to look at when a command vanished. The flag
 * server gets the counts too, because it cannot see what is evaluated here.
 */
final class EvaluationCounter implements Hook<Object> {
  private record Served(String key, String variant) {}

  private final BotMetrics metrics;
  private Map<Served, Integer> unreported = new HashMap<>();

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
    if (details.getVariant() != null && !details.getVariant().isEmpty()) {
      count(new Served(details.getFlagKey(), details.getVariant()), 1);
    }
  }

  private synchronized void count(Served served, int evaluations) {
    unreported.merge(served, evaluations, Integer::sum);
  }

  /** A way to hand counts on; fails when they did not arrive. */
  interface Report {
    void send(JsonObject counts) throws IOException;
  }

  /** Hands on what was counted since the last time; what does not arrive is counted on. */
  void report(Report report) throws IOException {
    Map<Served, Integer> taken;
    synchronized (this) {
      taken = unreported;
      unreported = new HashMap<>();
    }
    if (taken.isEmpty()) {
      return;
    }
    boolean arrived = false;
    try {
      report.send(json(taken));
      arrived = true;
    } finally {
      if (!arrived) {
        taken.forEach(this::count);
      }
    }
  }

  private static JsonObject json(Map<Served, Integer> counts) {
    var rows = new JsonArray();
    counts.forEach((served, evaluations) -> {
      var row = new JsonObject();
      row.addProperty("key", served.key());
      row.addProperty("variant", served.variant());
      row.addProperty("count", evaluations);
      rows.add(row);
    });
    var report = new JsonObject();
    report.add("counts", rows);
    return report;
  }
}
