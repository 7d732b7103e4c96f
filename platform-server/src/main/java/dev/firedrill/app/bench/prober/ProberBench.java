package dev.firedrill.app.bench.prober;

import dev.firedrill.app.bench.kit.BenchOptions;
import dev.firedrill.app.bench.kit.BenchReport;
import dev.firedrill.app.bench.kit.BenchSite;
import dev.firedrill.app.bench.kit.ServerUnderTest;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The synthetic users, over the path that they really take: the prober of {@code slo.probe} posts a
 * question in the chat, the gateway sends it to the bot over Socket Mode, the bot acknowledges and
 * answers over the Web API, and all of it is stored durably. Prober, chat, gateway and database run
 * in this process and its children as on a platform, without live pages, chaos, grading and
 * telemetry; the bots are a fleet in one process of their own that answers at once.
 *
 * <p>Each bot is asked once a second, as in earnest, so a rate of 200/s is 200 bots that stand
 * still together. Ticks and CPU depend on what else the machine does: every line has the load.
 */
public final class ProberBench {
  private static final int FEW_TEAMS = 100;
  private static final int MANY_TEAMS = 500;
  private static final int MOST_ROUNDS = 6;
  private static final int MANY_ROUNDS = 2;
  private static final long PATIENCE_SECONDS = 300;
  private static final long MANY_PATIENCE_SECONDS = 90;

  private final BenchOptions options;
  private final BenchSite site;
  private final BenchReport report;

  public ProberBench(BenchOptions options, BenchSite site, BenchReport report) {
    this.options = options;
    this.site = site;
    this.report = report;
  }

  public void measure() throws Exception {
    PercentileErrors.measure(report);
    try (PlatformUnderTest platform = PlatformUnderTest.open(options, site, MANY_TEAMS)) {
      FleetProcess fleet = FleetProcess.start(site, platform);
      platform.admit(FEW_TEAMS);
      platform.prober().start();
      int asked = await(platform, FEW_TEAMS * 2, PATIENCE_SECONDS);
      if (asked < FEW_TEAMS * 2) {
        throw new IOException(
            "the prober asks %d bots after %d s, not %d"
                .formatted(asked, PATIENCE_SECONDS, FEW_TEAMS * 2));
      }
      new CpuPerProbe(platform, fleet, site, report)
          .measure(FEW_TEAMS * 2, Math.min(MOST_ROUNDS, options.rounds()));
      new Stalls(platform, fleet, site, report).measure(platform.bots(FEW_TEAMS));
      platform.admit(MANY_TEAMS);
      // Where the machine is too slow for them, as many as it took in by then are measured.
      await(platform, MANY_TEAMS * 2, MANY_PATIENCE_SECONDS);
      new Punctuality(platform, report).measure(MANY_TEAMS * 2, MANY_ROUNDS);
    }
  }

  /** How many bots are asked after at most so many seconds. */
  private int await(PlatformUnderTest platform, int targets, long patience)
      throws InterruptedException {
    long started = System.nanoTime();
    while (platform.targets() < targets && ServerUnderTest.seconds(started) < patience) {
      TimeUnit.MILLISECONDS.sleep(200);
    }
    int asked = platform.targets();
    report.line(
        "asked once a second",
        Map.of("targets", asked, "wanted", targets, "after_s", ServerUnderTest.seconds(started)));
    return asked;
  }
}
