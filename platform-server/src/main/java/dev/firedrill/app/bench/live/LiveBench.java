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
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Open pages and what they are told: how late, whether all of it and once, at what memory and CPU.
 * Times are from just before a message is sent, so they are upper bounds of accepted to drawn. Each
 * round lasts ten seconds.
 */
public final class LiveBench {
  private static final int TEAMS = 100;
  private static final int VIEWERS = 200;
  private static final int STAFF = 4;
  private static final int STREAMS_EACH = 10;
  private static final int POSTS_PER_SECOND = 20;
  private static final int ROUND_SECONDS = 10;
  private static final int IDLE = 5_000;
  private static final int STORM = 1_000;
  private static final int STREAMS_PER_PERSON = 20;
  private static final int RACE_MESSAGES = 300;
  private static final double LATE_GOAL_MILLIS = 1_000;
  private static final double NOTIFY_GOAL = 10;
  private static final double HEAP_GOAL_MEBIBYTES = 256;
  private static final double CPU_GOAL = 1.5;

  private final BenchOptions options;
  private final BenchSite site;
  private final BenchReport report;
  private final List<Viewer> open = new ArrayList<>();

  public LiveBench(BenchOptions options, BenchSite site, BenchReport report) {
    this.options = options;
    this.site = site;
    this.report = report;
  }

  public void measure() throws IOException, InterruptedException {
    try (LiveCourse course = LiveCourse.open(options, site, TEAMS, STAFF)) {
      latency(course);
      double own = cpuPerMessage(course);
      against(own);
      storm(course);
      idle(course);
    } catch (SQLException broken) {
      throw new IOException("the database did not start", broken);
    }
  }

  private Viewer viewer(LiveCourse course, LiveCourse.Seat seat, boolean parses)
      throws IOException {
    Viewer viewer = new Viewer(course.base(), "/api/v1/live", seat.cookie(), parses);
    viewer.open();
    open.add(viewer);
    return viewer;
  }

  private void closeAll() {
    open.forEach(Viewer::close);
    open.clear();
  }

  /** 100 teams post; 200 streams and three pages in Chromium look. */
  private void latency(LiveCourse course) throws IOException, InterruptedException {
    List<LiveCourse.Seat> students = course.students();
    List<String> channels = new ArrayList<>();
    for (int i = 0; i < TEAMS; i++) {
      channels.add(course.opsChannel(students.get(i * LiveCourse.MEMBERS)));
    }
    for (int i = 0; i < VIEWERS - STAFF * STREAMS_EACH; i++) {
      viewer(course, students.get(i), true);
    }
    for (LiveCourse.Seat seat : course.staff()) {
      for (int i = 0; i < STREAMS_EACH; i++) {
        viewer(course, seat, true);
      }
    }
    List<String> why = new ArrayList<>();
    Pages pages = Pages.open(site, pages(course, channels), why);
    long notifies = course.notifies();
    double cpu = ProcessReading.cpuSeconds(course.pid());
    long started = System.nanoTime();
    int posts = options.rounds() * ROUND_SECONDS * POSTS_PER_SECOND;
    postEvenly(course, channels, posts);
    double seconds = ServerUnderTest.seconds(started);
    TimeUnit.SECONDS.sleep(3);
    double notifiesPerSecond = (course.notifies() - notifies) / seconds;
    List<Double> late = new ArrayList<>();
    for (Viewer viewer : open) {
      viewer.seen().forEach(seen -> late.add((double) seen.lateMillis()));
    }
    report.line(
        "delivery to streams",
        Map.of(
            "teams",
            TEAMS,
            "viewers",
            open.size(),
            "posts",
            posts,
            "posts_per_s",
            posts / seconds,
            "delivered",
            late.size(),
            "server_cpu_percent",
            (ProcessReading.cpuSeconds(course.pid()) - cpu) / seconds * 100));
    goalOfLate("delivered-p99", late, "nothing was delivered");
    if (pages == null) {
      report.notRun("drawn-p99", LATE_GOAL_MILLIS, "ms", String.join("; ", why));
    } else {
      List<Double> drawn = pages.drawn();
      report.line("drawn in Chromium", Map.of("pages", 3, "drawn", drawn.size()));
      goalOfLate("drawn-p99", drawn, "no page drew anything");
    }
    report.goal("notify-per-s", Figures.of(List.of(notifiesPerSecond)), NOTIFY_GOAL, "1/s");
    closeAll();
  }

  private void goalOfLate(String id, List<Double> late, String otherwise) {
    if (late.isEmpty()) {
      report.notRun(id, LATE_GOAL_MILLIS, "ms", otherwise);
      return;
    }
    Figures all = Figures.of(late);
    report.line(
        id, Map.of("p50_ms", all.median(), "p99_ms", all.quantile(0.99), "max_ms", all.max()));
    report.goal(id, Figures.of(List.of(all.quantile(0.99))), LATE_GOAL_MILLIS, "ms");
  }

  private static List<Pages.Page> pages(LiveCourse course, List<String> channels) {
    String chat =
        course.base()
            + "/teams/"
            + course.teams().getFirst().slug()
            + "/chat/"
            + channels.getFirst();
    LiveCourse.Seat student = course.students().getFirst();
    LiveCourse.Seat staff = course.staff().getFirst();
    return List.of(
        new Pages.Page(student.cookie(), chat),
        new Pages.Page(staff.cookie(), chat),
        // Beside what is looked at, the heaviest page that staff have open.
        new Pages.Page(course.staff().getLast().cookie(), course.base() + "/"));
  }

  private void postEvenly(LiveCourse course, List<String> channels, int posts)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> sent = new ArrayList<>();
      for (int i = 0; i < posts; i++) {
        long due = start + i * (1_000_000_000L / POSTS_PER_SECOND);
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        // Each fifth in the team whose page is watched.
        int team = i % 5 == 0 ? 0 : i % TEAMS;
        int number = i;
        sent.add(
            senders.submit(
                post(
                    course,
                    course.students().get(team * LiveCourse.MEMBERS),
                    channels.get(team),
                    number)));
      }
      awaitAll(sent);
    }
  }

  private static void awaitAll(List<Future<Boolean>> work)
      throws IOException, InterruptedException {
    for (Future<Boolean> each : work) {
      try {
        each.get();
      } catch (ExecutionException failed) {
        throw new IOException("the server refused: " + failed.getCause(), failed);
      }
    }
  }

  private static Callable<Boolean> post(
      LiveCourse course, LiveCourse.Seat seat, String channel, int number) {
    return () -> {
      course.post(seat, channel, "tick-" + System.currentTimeMillis() + "-" + number);
      return true;
    };
  }

  /** What a message costs for each of 200 streams beyond what it costs with none, in seconds. */
  private double cpuPerMessage(LiveCourse course) throws IOException, InterruptedException {
    LiveCourse.Seat writer = course.students().getFirst();
    String channel = course.opsChannel(writer);
    double alone = cpuOfPosts(course, writer, channel);
    course.moreStaff(VIEWERS / STREAMS_PER_PERSON);
    for (int i = 0; i < VIEWERS; i++) {
      viewer(course, course.staff().get(i / STREAMS_PER_PERSON), true);
    }
    double watched = cpuOfPosts(course, writer, channel);
    TimeUnit.SECONDS.sleep(2);
    long frames = open.stream().mapToLong(Viewer::frames).sum();
    closeAll();
    double each = Math.max(0, watched - alone) / Math.max(1, frames);
    report.line(
        "CPU of delivery",
        Map.of(
            "posts", RACE_MESSAGES,
            "viewers", VIEWERS,
            "frames", frames,
            "cpu_alone_s", alone,
            "cpu_watched_s", watched,
            "us_per_frame", each * 1e6));
    return each;
  }

  private static double cpuOfPosts(LiveCourse course, LiveCourse.Seat writer, String channel)
      throws IOException, InterruptedException {
    double before = ProcessReading.cpuSeconds(course.pid());
    for (int i = 0; i < RACE_MESSAGES; i++) {
      course.post(writer, channel, "tick-" + System.currentTimeMillis() + "-" + (100_000 + i));
    }
    return ProcessReading.cpuSeconds(course.pid()) - before;
  }

  private void against(double own) throws IOException, InterruptedException {
    Optional<Nchan> started = Nchan.start(site);
    if (started.isEmpty()) {
      report.line("nchan", Map.of("installed", "no: libnginx-mod-nchan is not installed"));
      return;
    }
    Nchan nchan = started.get();
    List<Viewer> viewers = new ArrayList<>();
    for (int i = 0; i < VIEWERS; i++) {
      Viewer viewer = new Viewer(nchan.base(), "/sub", "", true);
      viewer.open();
      viewers.add(viewer);
    }
    double before = cpu(nchan.pids());
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI publish = nchan.base().resolve("/pub");
      // As long as one of ours with its row of the timeline.
      String filling = "x".repeat(600);
      for (int i = 0; i < RACE_MESSAGES; i++) {
        http.send(
            HttpRequest.newBuilder(publish)
                .POST(HttpRequest.BodyPublishers.ofString(filling + i, StandardCharsets.UTF_8))
                .build(),
            HttpResponse.BodyHandlers.discarding());
      }
    }
    TimeUnit.SECONDS.sleep(2);
    double spent = cpu(nchan.pids()) - before;
    long frames = viewers.stream().mapToLong(Viewer::frames).sum();
    viewers.forEach(Viewer::close);
    nchan.stop();
    double each = spent / Math.max(1, frames);
    report.line(
        "nchan",
        Map.of("frames", frames, "cpu_s", spent, "us_per_frame", each * 1e6, "own_us", own * 1e6));
    if (each > 0) {
      report.goal("cpu-per-message-to-nchan", Figures.of(List.of(own / each)), CPU_GOAL, "times");
    } else {
      report.notRun(
          "cpu-per-message-to-nchan", CPU_GOAL, "times", "nginx used less than 10 ms of CPU");
    }
  }

  private static double cpu(List<Long> pids) throws IOException {
    double sum = 0;
    for (long pid : pids) {
      sum += ProcessReading.cpuSeconds(pid);
    }
    return sum;
  }

  /** A thousand streams are cut, miss messages, and come back at once. */
  private void storm(LiveCourse course) throws IOException, InterruptedException {
    course.moreStaff(STORM / STREAMS_PER_PERSON + 1);
    LiveCourse.Seat writer = course.students().getFirst();
    String channel = course.opsChannel(writer);
    for (int i = 0; i < STORM; i++) {
      viewer(course, course.staff().get(i / STREAMS_PER_PERSON), true);
    }
    Set<String> posted = new HashSet<>();
    say(course, writer, channel, posted, 200_000, 10);
    TimeUnit.SECONDS.sleep(2);
    open.forEach(Viewer::close);
    say(course, writer, channel, posted, 200_100, 30);
    TimeUnit.SECONDS.sleep(2);
    long started = System.nanoTime();
    try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> back = new ArrayList<>();
      for (Viewer viewer : open) {
        back.add(
            many.submit(() -> {
              viewer.open();
              return true;
            }));
      }
      awaitAll(back);
    }
    say(course, writer, channel, posted, 200_200, 10);
    int wanted = posted.size();
    while (ServerUnderTest.seconds(started) < 30
        && open.stream().anyMatch(viewer -> marks(viewer, posted) < wanted)) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    double seconds = ServerUnderTest.seconds(started);
    long gaps = open.stream().filter(viewer -> marks(viewer, posted) < wanted).count();
    long twice = open.stream().filter(viewer -> hasTwice(viewer, posted)).count();
    long resets = open.stream().filter(Viewer::wasReset).count();
    report.line(
        "reconnect storm",
        Map.of("streams", STORM, "posted", wanted, "caught_up_s", seconds, "resets", resets));
    report.goal("storm-gaps", Figures.of(List.of((double) (gaps + resets))), 0, "streams");
    report.goal("storm-duplicates", Figures.of(List.of((double) twice)), 0, "streams");
    closeAll();
    TimeUnit.SECONDS.sleep(2);
  }

  private static void say(
      LiveCourse course,
      LiveCourse.Seat writer,
      String channel,
      Set<String> posted,
      int from,
      int howMany)
      throws IOException, InterruptedException {
    for (int i = 0; i < howMany; i++) {
      String mark = "tick-" + System.currentTimeMillis() + "-" + (from + i);
      course.post(writer, channel, mark);
      posted.add(mark);
    }
  }

  private static long marks(Viewer viewer, Set<String> posted) {
    return viewer.seen().stream()
        .map(Viewer.Seen::mark)
        .filter(posted::contains)
        .distinct()
        .count();
  }

  private static boolean hasTwice(Viewer viewer, Set<String> posted) {
    Set<Long> ids = new HashSet<>();
    boolean idTwice = viewer.ids().stream().anyMatch(id -> !ids.add(id));
    Set<String> marks = new HashSet<>();
    return idTwice
        || viewer.seen().stream()
            .map(Viewer.Seen::mark)
            .filter(posted::contains)
            .anyMatch(mark -> !marks.add(mark));
  }

  /** Live objects of the server while five thousand streams are open and nothing happens. */
  private void idle(LiveCourse course) throws IOException, InterruptedException {
    double before = LiveObjects.mebibytes(course.pid());
    course.moreStaff(IDLE / STREAMS_PER_PERSON);
    for (int i = 0; i < IDLE; i++) {
      viewer(course, course.staff().get(i / STREAMS_PER_PERSON), false);
    }
    TimeUnit.SECONDS.sleep(10);
    double after = LiveObjects.mebibytes(course.pid());
    report.line(
        "idle streams",
        Map.of("streams", open.size(), "heap_before_mib", before, "heap_mib", after));
    if (Double.isNaN(after)) {
      report.notRun("idle-heap", HEAP_GOAL_MEBIBYTES, "MiB", "jcmd does not answer");
    } else {
      report.goal("idle-heap", Figures.of(List.of(after)), HEAP_GOAL_MEBIBYTES, "MiB");
    }
    closeAll();
  }
}
