package dev.firedrill.app.bench.prober;

import dev.firedrill.app.bench.kit.BenchReport;
import dev.firedrill.app.bench.kit.CpuReading;
import dev.firedrill.app.bench.kit.Figures;
import dev.firedrill.app.bench.kit.ServerUnderTest;
import dev.firedrill.slo.Prober.Totals;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * L2: how many of the ticks of so many targets begin within 50 ms of their time, as the prober
 * counts it itself: from the intended time until its virtual thread is about to post. What is
 * intended is a tick a second of every target, whether the prober came to it or not. As rule 3 of
 * performance.md 12 has it, there is no result when less than 99 % of that was really sent.
 */
final class Punctuality {
  private static final long SETTLE_SECONDS = 10;
  private static final long ROUND_SECONDS = 10;
  private static final double GOAL_PERCENT = 99.9;
  private static final double LEAST_ACHIEVED = 0.99;

  private final PlatformUnderTest platform;
  private final BenchReport report;

  Punctuality(PlatformUnderTest platform, BenchReport report) {
    this.platform = platform;
    this.report = report;
  }

  void measure(int targets, int rounds) throws IOException, InterruptedException {
    TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
    List<Double> shares = new ArrayList<>();
    double least = 1;
    for (int round = 1; round <= rounds; round++) {
      Totals before = platform.prober().totals();
      CpuReading cpuBefore = CpuReading.now(platform.readings());
      long started = System.nanoTime();
      TimeUnit.SECONDS.sleep(ROUND_SECONDS);
      Totals after = platform.prober().totals();
      double seconds = ServerUnderTest.seconds(started);
      CpuReading.Spent spent = cpuBefore.until(CpuReading.now(platform.readings()));
      double intended = targets * seconds;
      long due = after.intended() - before.intended();
      long errors = after.platformErrors() - before.platformErrors();
      long punctual = after.punctual() - before.punctual();
      double achieved = (due - errors) / intended;
      least = Math.min(least, achieved);
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("targets", targets);
      line.put("asked", platform.targets());
      line.put("intended", intended);
      line.put("came_to", due);
      line.put("platform_errors", errors);
      line.put("achieved_of_intended", achieved);
      line.put("punctual_percent", 100.0 * punctual / intended);
      line.put("open", after.open());
      line.put("platform_cores", (spent.jvm() + spent.database()) / seconds);
      line.put(
          "platform_ms_per_probe",
          (spent.jvm() + spent.database()) * 1_000 / Math.max(1, due - errors));
      report.line("ticks on time, round " + round, line);
      shares.add(100.0 * punctual / intended);
    }
    if (least < LEAST_ACHIEVED) {
      report.notRunAtLeast(
          "L2-ticks-within-50-ms",
          GOAL_PERCENT,
          "%",
          "only %.1f %% of the intended ticks could be sent; %.1f %% of them were on time"
              .formatted(least * 100, Figures.of(shares).median()));
    } else {
      report.atLeast("L2-ticks-within-50-ms", Figures.of(shares), GOAL_PERCENT, "%");
    }
  }
}
