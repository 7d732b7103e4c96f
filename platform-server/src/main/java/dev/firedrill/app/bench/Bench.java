package dev.firedrill.app.bench;

import dev.firedrill.app.StartFailure;
import dev.firedrill.app.bench.alarms.AlarmsBench;
import dev.firedrill.app.bench.chaos.ChaosBench;
import dev.firedrill.app.bench.claims.ClaimsBench;
import dev.firedrill.app.bench.crash.CrashBench;
import dev.firedrill.app.bench.crash.TwoServers;
import dev.firedrill.app.bench.deploy.DeployBench;
import dev.firedrill.app.bench.flags.FlagsBench;
import dev.firedrill.app.bench.grading.GradingBench;
import dev.firedrill.app.bench.ingest.IngestBench;
import dev.firedrill.app.bench.kit.BenchLog;
import dev.firedrill.app.bench.kit.BenchOptions;
import dev.firedrill.app.bench.kit.BenchReport;
import dev.firedrill.app.bench.kit.BenchSite;
import dev.firedrill.app.bench.kit.ProcessReading;
import dev.firedrill.app.bench.live.LiveBench;
import dev.firedrill.app.bench.prober.ProberBench;
import dev.firedrill.app.bench.process.BotFootprint;
import dev.firedrill.app.bench.process.FootprintBench;
import dev.firedrill.app.bench.process.StartupBench;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * {@code bench startup}, {@code footprint}, {@code deploy}, {@code flags}, {@code prober}, {@code
 * ingest}, {@code alarms}, {@code chaos}, {@code claims}, {@code grading} and {@code crash}: JSON
 * lines on standard output, the last one the summary. Whatever way it ends, nothing it started
 * stays.
 */
public final class Bench {
  private static final Duration AT_MOST = Duration.ofMinutes(45);

  private Bench() {}

  /** Measures what the first word names; a missed goal is a figure, not a failure. */
  public static void run(List<String> arguments) throws Exception {
    BenchOptions options = BenchOptions.parse(arguments);
    if (!ProcessReading.possible()) {
      throw new StartFailure("the benches read /proc, which only Linux has");
    }
    BenchLog.warningsOnly();
    try (BenchSite site = BenchSite.open()) {
      Thread clearing = new Thread(site::close, "clear-away");
      Runtime.getRuntime().addShutdownHook(clearing);
      boundInTime();
      BenchReport report = new BenchReport(options.bench());
      switch (options.bench()) {
        case "startup" -> new StartupBench(options, site, report).measure();
        case "footprint" -> {
          new FootprintBench(options, site, report).measure();
          new BotFootprint(options, site, report).measure();
        }
        case "deploy" -> new DeployBench(options, site, report).measure();
        case "alarms" -> new AlarmsBench(options, site, report).measure();
        case "flags" -> new FlagsBench(options, site, report).measure();
        case "prober" -> new ProberBench(options, site, report).measure();
        case "chaos" -> new ChaosBench(options, site, report).measure();
        case "crash" -> new CrashBench(options, site, report).measure();
        case "servers" -> new TwoServers(options, site, report).measure();
        case "claims" -> new ClaimsBench(report).measure();
        case "grading" -> new GradingBench(options, site, report).measure();
        case "live" -> new LiveBench(options, site, report).measure();
        case "ingest" -> new IngestBench(options, site, report).measure();
        default ->
            throw new StartFailure(
                "there is no bench '"
                    + options.bench()
                    + "': say startup, footprint, deploy, flags, prober, ingest, alarms, chaos, claims, grading, crash, live or servers");
      }
      boolean met = report.summary();
      if (!met && options.bench().equals("live")) {
        throw new StartFailure("a goal was missed, see the last line");
      }
    } catch (IOException broken) {
      throw new StartFailure("the bench did not finish: " + broken.getMessage(), broken);
    }
  }

  private static void boundInTime() {
    Thread.ofPlatform()
        .name("time-limit")
        .daemon(true)
        .start(() -> {
          try {
            Thread.sleep(AT_MOST);
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return;
          }
          System.err.println(
              "firedrill: the bench took longer than "
                  + AT_MOST.toMinutes()
                  + " minutes; given up");
          System.exit(1);
        });
  }
}
