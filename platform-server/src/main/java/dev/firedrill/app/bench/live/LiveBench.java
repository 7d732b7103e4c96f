package dev.firedrill.app.bench.live;

import dev.firedrill.app.bench.kit.BenchOptions;
import dev.firedrill.app.bench.kit.BenchReport;
import dev.firedrill.app.bench.kit.BenchSite;
import dev.firedrill.app.bench.kit.Figures;
import dev.firedrill.app.bench.kit.ProcessReading;
import dev.firedrill.app.bench.kit.ServerUnderTest;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
  private static final int FORGOTTEN_SECONDS = 12;
  private static final int STREAMS_PER_PERSON = 20;

  /** Teams that do more than talk. */
  private static final int BUSY = 5;

  private static final double LATE_GOAL_MILLIS = 1_000;
  private static final double NOTIFY_GOAL = 10;
  private static final double HEAP_GOAL_MEBIBYTES = 256;

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
      new DeliveryRace(options, site, report).measure(course);
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

  private void closeAll() throws InterruptedException {
    open.forEach(Viewer::close);
    open.clear();
    // A cut reader is noticed at the next beat; until then its person has as many streams.
    TimeUnit.SECONDS.sleep(FORGOTTEN_SECONDS);
  }

  /** 100 teams post, update, switch and ask; 200 streams and four pages in Chromium look. */
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
    Doings doings = Doings.of(course, BUSY);
    List<String> why = new ArrayList<>();
    List<Pages.Page> wanted = pages(course, channels, doings);
    Pages pages = Pages.open(site, wanted, why);
    long notifies = course.notifies();
    double cpu = ProcessReading.cpuSeconds(course.pid());
    long started = System.nanoTime();
    int posts = options.rounds() * ROUND_SECONDS * POSTS_PER_SECOND;
    postEvenly(course, channels, doings, posts);
    double seconds = ServerUnderTest.seconds(started);
    TimeUnit.SECONDS.sleep(3);
    double notifiesPerSecond = (course.notifies() - notifies) / seconds;
    List<Viewer.Seen> late = open.stream().flatMap(viewer -> viewer.seen().stream()).toList();
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
    lateByKind("delivered", late, "nothing of it was delivered");
    if (pages == null) {
      report.line("drawn in Chromium", Map.of("pages", 0, "why", String.join("; ", why)));
      for (Doings.Kind kind : Doings.Kind.values()) {
        report.notRun(id("drawn", kind), LATE_GOAL_MILLIS, "ms", String.join("; ", why));
      }
    } else {
      List<Viewer.Seen> drawn = pages.drawn();
      report.line("drawn in Chromium", Map.of("pages", wanted.size(), "drawn", drawn.size()));
      lateByKind("drawn", drawn, "no page drew any of it");
    }
    report.goal("notify-per-s", Figures.of(List.of(notifiesPerSecond)), NOTIFY_GOAL, "1/s");
    closeAll();
  }

  private void lateByKind(String what, List<Viewer.Seen> all, String otherwise) {
    for (Doings.Kind kind : Doings.Kind.values()) {
      List<Double> late =
          all.stream()
              .filter(seen -> kind.has(seen.mark()))
              .map(seen -> (double) seen.lateMillis())
              .toList();
      goalOfLate(id(what, kind), late, otherwise);
    }
  }

  private static String id(String what, Doings.Kind kind) {
    return what + "-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-p99";
  }

  private void goalOfLate(String id, List<Double> late, String otherwise) {
    if (late.isEmpty()) {
      report.notRun(id, LATE_GOAL_MILLIS, "ms", otherwise);
      return;
    }
    Figures all = Figures.of(late);
    report.line(
        id,
        Map.of(
            "seen",
            late.size(),
            "p50_ms",
            all.median(),
            "p99_ms",
            all.quantile(0.99),
            "max_ms",
            all.max()));
    report.goal(id, Figures.of(List.of(all.quantile(0.99))), LATE_GOAL_MILLIS, "ms");
  }

  private static List<Pages.Page> pages(LiveCourse course, List<String> channels, Doings doings) {
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
        new Pages.Page(student.cookie(), course.base() + "/incidents/" + doings.incident()),
        new Pages.Page(
            staff.cookie(), course.base() + "/teams/" + course.teams().getFirst().slug()),
        // Beside what is looked at, the heaviest page that staff have open.
        new Pages.Page(course.staff().getLast().cookie(), course.base() + "/"));
  }

  /** Of ten, seven are chat; the others an update of an incident, a flag, a question in turn. */
  private static Doings.Kind kind(int number) {
    return switch (number % 10) {
      case 3 -> Doings.Kind.INCIDENT;
      case 7 -> Doings.Kind.FLAG;
      case 9 -> number % 100 == 9 ? Doings.Kind.NEEDS_YOU : Doings.Kind.CHAT;
      default -> Doings.Kind.CHAT;
    };
  }

  private void postEvenly(LiveCourse course, List<String> channels, Doings doings, int posts)
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
        Doings.Kind kind = kind(number);
        if (kind != Doings.Kind.CHAT) {
          sent.add(
              senders.submit(() -> {
                doings.act(kind, number / 10, channels);
                return true;
              }));
          continue;
        }
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
