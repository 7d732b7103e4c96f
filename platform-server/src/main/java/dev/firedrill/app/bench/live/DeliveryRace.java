package dev.firedrill.app.bench.live;

import dev.firedrill.app.bench.kit.BenchOptions;
import dev.firedrill.app.bench.kit.BenchReport;
import dev.firedrill.app.bench.kit.BenchSite;
import dev.firedrill.app.bench.kit.Figures;
import dev.firedrill.app.bench.kit.ProcessReading;
import dev.firedrill.app.bench.kit.ServerUnderTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** CPU for each delivered message, ours against nginx with nchan, by turns. */
final class DeliveryRace {
  private static final int VIEWERS = 200;
  private static final int STREAMS_PER_PERSON = 20;
  private static final int RACE_MESSAGES = 300;
  private static final int SETTLE_SECONDS = 2;
  private static final int FORGOTTEN_SECONDS = 12;
  private static final double CPU_GOAL = 1.5;

  private final BenchOptions options;
  private final BenchSite site;
  private final BenchReport report;
  private final List<Viewer> open = new ArrayList<>();

  DeliveryRace(BenchOptions options, BenchSite site, BenchReport report) {
    this.options = options;
    this.site = site;
    this.report = report;
  }

  private void viewer(LiveCourse course, LiveCourse.Seat seat) throws IOException {
    Viewer viewer = new Viewer(course.base(), "/api/v1/live", seat.cookie(), true);
    viewer.open();
    open.add(viewer);
  }

  /** CPU seconds of some processes, over a time in seconds. */
  private record Spent(double cpu, double seconds) {
    /** Beyond what goes on anyway, such as beats and the look at the class each second. */
    double beyond(Spent idle) {
      return Math.max(0, cpu - idle.cpu / idle.seconds * seconds);
    }
  }

  @FunctionalInterface
  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  private static Spent spent(List<Long> pids, Work work) throws IOException, InterruptedException {
    double before = cpu(pids);
    long started = System.nanoTime();
    work.run();
    // Until all of it is delivered.
    TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
    return new Spent(cpu(pids) - before, ServerUnderTest.seconds(started));
  }

  /**
   * What a delivered message costs, in seconds of CPU, against nginx with nchan: of both what
   * posting costs with 200 streams open beyond what it costs with one, by turns. A post counts as
   * one delivery for a stream, though ours tells of it twice: as a message and as a row of the
   * timeline. Nchan gets as many bytes for each.
   */
  void measure(LiveCourse course) throws IOException, InterruptedException {
    LiveCourse.Seat writer = course.students().getFirst();
    String channel = course.opsChannel(writer);
    course.moreStaff(VIEWERS / STREAMS_PER_PERSON);
    int number = 0;
    List<Double> own = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    // Once to warm up.
    double bytes = 0;
    for (int round = 0; round <= options.rounds(); round++) {
      Posts posts = new Posts(course, writer, channel, 100_000 + number);
      List<Long> pids = List.of(course.pid());
      viewer(course, course.staff().getFirst());
      Spent quiet = spent(pids, DeliveryRace::wait5);
      Spent alone = spent(pids, posts);
      for (int i = 1; i < VIEWERS; i++) {
        viewer(course, course.staff().get(i / STREAMS_PER_PERSON));
      }
      Spent idle = spent(pids, DeliveryRace::wait5);
      long bytesBefore = open.stream().mapToLong(Viewer::bytes).sum();
      Spent watched = spent(pids, new Posts(course, writer, channel, 110_000 + number));
      bytes =
          (open.stream().mapToLong(Viewer::bytes).sum() - bytesBefore)
              / (double) (RACE_MESSAGES * VIEWERS);
      open.forEach(Viewer::close);
      open.clear();
      // A cut reader is noticed at the next beat; until then its person has as many streams.
      TimeUnit.SECONDS.sleep(FORGOTTEN_SECONDS);
      number += RACE_MESSAGES;
      double each =
          Math.max(0, watched.beyond(idle) - alone.beyond(quiet))
              / (RACE_MESSAGES * (VIEWERS - 1.0));
      Optional<Double> rival = nchan((int) bytes);
      if (round > 0) {
        own.add(each * 1e6);
        rival.ifPresent(cost -> {
          theirs.add(cost * 1e6);
          ratios.add(each / cost);
        });
      }
    }
    report.line(
        "CPU of delivery",
        Map.of(
            "posts", RACE_MESSAGES,
            "viewers", VIEWERS,
            "bytes_per_delivery", bytes,
            "own_us", own,
            "nchan_us", theirs));
    if (ratios.isEmpty()) {
      report.notRun(
          "cpu-per-message-to-nchan",
          CPU_GOAL,
          "times",
          "nginx with libnginx-mod-nchan is not installed or did not start");
    } else {
      report.goal("cpu-per-message-to-nchan", Figures.of(ratios), CPU_GOAL, "times");
    }
  }

  private static void wait5() throws InterruptedException {
    TimeUnit.SECONDS.sleep(5);
  }

  private record Posts(LiveCourse course, LiveCourse.Seat writer, String channel, int from)
      implements Work {
    @Override
    public void run() throws IOException, InterruptedException {
      for (int i = 0; i < RACE_MESSAGES; i++) {
        course.post(writer, channel, "tick-" + System.currentTimeMillis() + "-" + (from + i));
      }
    }
  }

  /** Seconds of CPU per delivery of nginx; empty where it is not there or used too little. */
  private Optional<Double> nchan(int bytes) throws IOException, InterruptedException {
    Optional<Nchan> started = Nchan.start(site);
    if (started.isEmpty()) {
      return Optional.empty();
    }
    Nchan nchan = started.get();
    List<Viewer> viewers = new ArrayList<>();
    try {
      String filling = "x".repeat(bytes);
      Work publish = () -> publish(nchan, filling);
      subscribe(nchan, viewers, 1);
      Spent alone = spent(nchan.pids(), publish);
      subscribe(nchan, viewers, VIEWERS);
      Spent watched = spent(nchan.pids(), publish);
      double each = (watched.cpu() - alone.cpu()) / (RACE_MESSAGES * (VIEWERS - 1.0));
      return each > 0 ? Optional.of(each) : Optional.empty();
    } finally {
      viewers.forEach(Viewer::close);
      nchan.stop();
    }
  }

  private static void subscribe(Nchan nchan, List<Viewer> viewers, int upTo) throws IOException {
    while (viewers.size() < upTo) {
      Viewer viewer = new Viewer(nchan.base(), "/sub", "", true);
      viewer.open();
      viewers.add(viewer);
    }
  }

  private static void publish(Nchan nchan, String filling)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI publish = nchan.base().resolve("/pub");
      for (int i = 0; i < RACE_MESSAGES; i++) {
        http.send(
            HttpRequest.newBuilder(publish)
                .POST(HttpRequest.BodyPublishers.ofString(filling + i, StandardCharsets.UTF_8))
                .build(),
            HttpResponse.BodyHandlers.discarding());
      }
    }
  }

  private static double cpu(List<Long> pids) throws IOException {
    double sum = 0;
    for (long pid : pids) {
      sum += ProcessReading.cpuSeconds(pid);
    }
    return sum;
  }
}
