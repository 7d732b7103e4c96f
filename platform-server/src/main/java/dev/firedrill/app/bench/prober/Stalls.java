package dev.firedrill.app.bench.prober;

import dev.firedrill.app.bench.kit.BenchReport;
import dev.firedrill.app.bench.kit.BenchSite;
import dev.firedrill.app.bench.kit.Figures;
import dev.firedrill.slo.LatencyHistogram;
import dev.firedrill.slo.SliSlice;
import dev.firedrill.team.TeamEnvironment;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * L1, in real time and read from what is stored. First all bots stand still for 2 s, twice in 20 s
 * as in {@code StallTest}: with one stop in 20 s nine tenths of the users would truly meet none of
 * it. Then the platform itself stands still for 4 s: what it could not ask must show as its own
 * error, and nothing may be without an entry.
 */
final class Stalls {
  private static final long STALL_MILLIS = 2_000;
  private static final int WINDOW_SECONDS = 20;
  private static final int FIRST_SECOND = 4;
  private static final int NEXT_SECOND = 12;
  private static final int PAUSE_SECONDS = 4;
  private static final int MOST_PATIENCE_SECONDS = 30;

  private final PlatformUnderTest platform;
  private final FleetProcess fleet;
  private final BenchSite site;
  private final BenchReport report;

  Stalls(PlatformUnderTest platform, FleetProcess fleet, BenchSite site, BenchReport report) {
    this.platform = platform;
    this.fleet = fleet;
    this.site = site;
    this.report = report;
  }

  void measure(List<TeamEnvironment> bots) throws IOException, InterruptedException {
    stoppedBots(bots);
    stoppedPlatform(bots);
  }

  private void stoppedBots(List<TeamEnvironment> bots) throws IOException, InterruptedException {
    Instant start = platform.clock().instant().plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
    until(start.plusSeconds(FIRST_SECOND));
    fleet.stall(STALL_MILLIS);
    until(start.plusSeconds(NEXT_SECOND));
    fleet.stall(STALL_MILLIS);
    List<SliSlice> stored = stored(bots, start);
    LatencyHistogram seen =
        LatencyHistogram.merged(stored.stream().map(SliSlice::latencies).toList());
    Map<String, Object> line = counts(stored);
    for (double quantile : new double[] {0.5, 0.9, 0.99, 1}) {
      line.put("p" + Math.round(quantile * 100) + "_s", seconds(seen, quantile));
    }
    report.line("bots stopped for 2 s, twice in 20 s", line);
    report.atLeast("L1-stall-p90", Figures.of(List.of(seconds(seen, 0.9))), 0.9, "s");
    report.atLeast("L1-stall-p99", Figures.of(List.of(seconds(seen, 0.99))), 1.9, "s");
    report.atLeast("L1-stall-max", Figures.of(List.of(seconds(seen, 1))), 1.95, "s");
  }

  private void stoppedPlatform(List<TeamEnvironment> bots)
      throws IOException, InterruptedException {
    Instant start = platform.clock().instant().plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
    until(start.plusSeconds(FIRST_SECOND));
    // From outside, because nobody here can wake this process up.
    site.start(
            List.of(
                "/bin/sh",
                "-c",
                "kill -STOP $0; sleep $1; kill -CONT $0",
                Long.toString(ProcessHandle.current().pid()),
                Integer.toString(PAUSE_SECONDS)),
            Map.of(),
            site.resolve("pause.out"))
        .waitFor();
    List<SliSlice> stored = stored(bots, start);
    Map<String, Object> line = counts(stored);
    long intended = (long) bots.size() * WINDOW_SECONDS;
    long asked = stored.stream().mapToLong(SliSlice::asked).sum();
    line.put("intended", intended);
    line.put("open", stored.stream().mapToLong(SliSlice::open).sum());
    report.line("platform stopped for 4 s", line);
    report.goal(
        "L1-ticks-without-entry",
        Figures.of(List.of((double) Math.abs(intended - asked))),
        0,
        "ticks");
    report.atLeast(
        "L1-ticks-not-sent-shown-as-platform-errors",
        Figures.of(List.of((double) platformErrors(stored))),
        bots.size(),
        "ticks; a stop of 4 s makes those of its first 2 s too late to be sent");
  }

  /** The seconds of the window once all in it is decided; on a busy machine that takes longer. */
  private List<SliSlice> stored(List<TeamEnvironment> bots, Instant from)
      throws InterruptedException {
    until(from.plusSeconds(WINDOW_SECONDS).plus(PlatformUnderTest.settings().finality()));
    Instant patience = platform.clock().instant().plusSeconds(MOST_PATIENCE_SECONDS);
    while (true) {
      List<SliSlice> all = new ArrayList<>();
      bots.forEach(
          bot -> all.addAll(platform.store().seconds(bot, from, from.plusSeconds(WINDOW_SECONDS))));
      long decided = all.stream().mapToLong(slice -> slice.asked() - slice.open()).sum();
      if (decided >= (long) bots.size() * WINDOW_SECONDS
          || platform.clock().instant().isAfter(patience)) {
        return all;
      }
      TimeUnit.SECONDS.sleep(1);
    }
  }

  private static Map<String, Object> counts(List<SliSlice> stored) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("asked", stored.stream().mapToLong(SliSlice::asked).sum());
    line.put("good", stored.stream().mapToLong(slice -> slice.all().good()).sum());
    line.put("bad", stored.stream().mapToLong(slice -> slice.all().bad()).sum());
    line.put("platform_errors", platformErrors(stored));
    line.put("latest_tick_ms", stored.stream().mapToInt(SliSlice::latenessMs).max().orElse(0));
    return line;
  }

  private static long platformErrors(List<SliSlice> stored) {
    return stored.stream().mapToLong(SliSlice::platformErrors).sum();
  }

  private static double seconds(LatencyHistogram histogram, double quantile) {
    return Objects.requireNonNullElse(histogram.percentile(quantile), Duration.ZERO).toNanos()
        / 1e9;
  }

  private void until(Instant when) throws InterruptedException {
    long millis = Duration.between(platform.clock().instant(), when).toMillis();
    TimeUnit.MILLISECONDS.sleep(Math.max(0, millis));
  }
}
