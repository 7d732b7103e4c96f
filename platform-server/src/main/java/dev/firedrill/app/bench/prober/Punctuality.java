package dev.firedrill.app.bench.prober;

import dev.firedrill.app.bench.kit.BenchReport;
import dev.firedrill.app.bench.kit.CpuReading;
import dev.firedrill.app.bench.kit.Figures;
import dev.firedrill.slo.Prober.Totals;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * L2: how many of the ticks of so many targets begin within 50 ms of their time, as the prober
 * counts it itself: from the intended time until its virtual thread is about to post.
 */
final class Punctuality {
  private static final long SETTLE_SECONDS = 10;
  private static final long ROUND_SECONDS = 10;
  private static final double GOAL_PERCENT = 99.9;

  private final PlatformUnderTest platform;
  private final BenchReport report;

  Punctuality(PlatformUnderTest platform, BenchReport report) {
    this.platform = platform;
    this.report = report;
  }

  void measure(int targets, int rounds) throws IOException, InterruptedException {
    TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
    List<Double> shares = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      Totals before = platform.prober().totals();
      CpuReading cpuBefore = CpuReading.now(platform.jdbi());
      TimeUnit.SECONDS.sleep(ROUND_SECONDS);
      CpuReading.Spent spent = cpuBefore.until(CpuReading.now(platform.jdbi()));
      Totals after = platform.prober().totals();
      long intended = after.intended() - before.intended();
      long punctual = after.punctual() - before.punctual();
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("targets", targets);
      line.put("intended", intended);
      line.put("punctual_percent", 100.0 * punctual / intended);
      line.put("platform_errors", after.platformErrors() - before.platformErrors());
      line.put("open", after.open());
      line.put("platform_cores", (spent.jvm() + spent.database()) / ROUND_SECONDS);
      report.line("ticks on time, round " + round, line);
      shares.add(100.0 * punctual / intended);
    }
    report.atLeast("L2-ticks-within-50-ms", Figures.of(shares), GOAL_PERCENT, "%");
  }
}
